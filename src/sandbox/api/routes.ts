// /sandbox/api: the sandbox by script, so that a story can be rehearsed before going live. Mistakes are answered with 400 and a sentence.
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Play } from '../play.ts';
import type { Workspace } from '../slack/workspace.ts';
import { pictureOf } from '../slack-picture.ts';
import { WrongRequest } from '../wrong-request.ts';

const medium = z.union([
  z.string(),
  z.object({
    contentType: z.string().optional(),
    content_type: z.string().optional(),
    name: z.string().optional(),
    data: z.string().optional(),
    base64: z.string().optional(),
    url: z.string().optional(),
  }),
]);

/** A text without a word is one too; one that was left out is a slip. */
const Say = z
  .object({
    from: z.string(),
    channel: z.string(),
    text: z.string().optional(),
    subject: z.string().max(998).default(''),
    media: z.array(medium).default([]),
  })
  .refine(
    ({ text, media }) => text !== undefined || media.length > 0,
    '"text" is missing: a phone sends words or a photo',
  )
  .transform(({ text = '', ...said }) => ({ ...said, text }));

const Clock = z
  .object({ advance_s: z.number().min(0, 'the clock only moves forward').optional(), to: z.string().optional() })
  .refine(({ advance_s, to }) => (advance_s === undefined) !== (to === undefined), 'one of "advance_s" and "to"');

const Act = z.object({
  user: z.string(),
  channel: z.string().optional(),
  ts: z.string().optional(),
  action_id: z.string().optional(),
  block_id: z.string().optional(),
  value: z.unknown().optional(),
  view_id: z.string().optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  close: z.boolean().optional(),
  command: z.string().optional(),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  home: z.boolean().optional(),
});

export function apiRouter(play: () => Play, workspace: Workspace): Router {
  const router = Router();
  router.use(express.json({ limit: '20mb' }));

  router.post('/say', async (request, response) => {
    const { sid } = await play().say(read(Say, request.body, 'give {"from", "channel", "text", "subject"?, "media"?}'));
    response.json({ sid });
  });

  router.post('/clock', async (request, response) => {
    const { to, advance_s = 0 } = read(Clock, request.body, 'give {"advance_s": 15} or {"to": "2026-11-24T08:00"}');
    const now = to === undefined ? await play().advance(advance_s) : await play().moveTo(to);
    response.json({ now: now.toISOString() });
  });

  router.get('/clock', (_request, response) => void response.json({ now: play().now().toISOString() }));

  router.get('/received', async (request, response) => {
    const { address } = request.query;
    if (typeof address !== 'string' || address === '')
      throw new WrongRequest('give ?address=+33612345678 (a plus sign is %2B), a mail address, or a name');
    await play().quiet();
    // An unescaped plus arrives as a space.
    const received = await play().received(address.replace(/^ (?=\d)/, '+'));
    const here = `${request.protocol}://${request.get('host')}`;
    response.json(
      received.map((one) =>
        'attachments' in one
          ? { ...one, attachments: one.attachments.map((file) => ({ ...file, url: here + file.url })) }
          : one,
      ),
    );
  });

  router.get('/slack', async (_request, response) => {
    await play().refresh();
    await play().quiet();
    response.json(pictureOf(workspace));
  });

  router.post('/slack/act', async (request, response) => {
    response.json(
      await play().act(
        read(
          Act,
          request.body,
          'give {"user", "channel", "ts", "action_id", "value"?}, {"user", "view_id", "values"}, {"user", "command", "text"} or {"user", "channel", "thread_ts", "text"}',
        ),
      ),
    );
  });

  router.use((request) => {
    throw Object.assign(new WrongRequest(`there is no ${request.method} ${request.originalUrl.split('?')[0]}`), {
      status: 404,
    });
  });
  router.use((error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    const status = error instanceof WrongRequest ? (error.status ?? 400) : error.status;
    if (status === undefined || status >= 500 || response.headersSent) next(error);
    else
      response
        .status(status)
        .json({ error: error instanceof WrongRequest ? error.message : `the body cannot be read: ${error.message}` });
  });
  return router;
}

function read<T>(schema: z.ZodType<T>, body: unknown, hint: string): T {
  if (body === undefined)
    throw new WrongRequest(`the body must be JSON, with the header "Content-Type: application/json"; ${hint}`);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `"${path.join('.')}": ${message}` : message,
  );
  throw new WrongRequest(`${faults.join('; ')}; ${hint}`);
}
