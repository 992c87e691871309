// Slack's Web API on loopback: the methods that the app calls, the response URLs of clicks, and uploads.
import express, { type Express, type Request } from 'express';
import { account } from './methods/account.ts';
import { chat } from './methods/chat.ts';
import { conversations } from './methods/conversations.ts';
import { type Args, type Method, SlackError, type Surroundings } from './methods/method.ts';
import { views } from './methods/views.ts';

const METHODS: Readonly<Record<string, Method>> = { ...account, ...chat, ...conversations, ...views };

export interface Backing extends Surroundings {
  token: string;
  /** What the app answers to a click or a command later, at its response_url. */
  respond(id: string, body: Args): boolean;
  called(): void;
}

export function slackApi(backing: Backing): Express {
  const api = express();
  api.disable('x-powered-by');
  api.post('/upload/:id', express.raw({ type: () => true, limit: '20mb' }), (request, response) => {
    const file = backing.files.get(String(request.params.id));
    if (file === undefined) return void response.status(404).send('not found');
    file.data = request.body as Buffer;
    response.send(`OK - ${file.data.length}`);
  });
  // Where a client without a permalink guesses that a message is.
  api.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    const found = backing.workspace.message(channel, tsOf(message));
    if (found === undefined) response.status(404).end();
    else response.redirect(backing.permalink(found));
  });
  api.get('/files/:id', (request, response) => {
    const file = backing.files.get(request.params.id);
    if (file === undefined) response.status(404).end();
    else response.attachment(file.name).send(file.data);
  });
  api.use(
    express.json({ limit: '2mb' }),
    express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 10_000 }),
  );

  api.post('/response/:id', (request, response) => {
    backing.called();
    const known = backing.respond(request.params.id, (request.body ?? {}) as Args);
    response.status(known ? 200 : 404).send(known ? 'ok' : 'used_url');
  });
  api.all('/api/:method', (request: Request<{ method: string }>, response) => {
    backing.called();
    response.json(answer(request));
  });
  api.use((_request, response) => void response.status(404).json({ ok: false, error: 'unknown_method' }));
  return api;

  function answer(request: Request<{ method: string }>): object {
    try {
      const args = argsOf(request);
      const method = Object.hasOwn(METHODS, request.params.method) ? METHODS[request.params.method] : undefined;
      if (method === undefined) throw new SlackError('unknown_method');
      const token = request.headers.authorization?.replace(/^Bearer /, '') ?? args.token;
      if (token === undefined) throw new SlackError('not_authed');
      if (token !== backing.token) throw new SlackError('invalid_auth');
      return { ok: true, ...method(args, backing) };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const { error: word, messages } = error;
      return { ok: false, error: word, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) };
    }
  }
}

/** "p1795355474303000" is 1795355474.303000. */
function tsOf(name: string): string {
  return name.replace(/^p(\d+)(\d{6})$/, '$1.$2');
}

/** A form carries its lists and objects as JSON. */
function argsOf(request: Request): Args {
  const body = (request.method === 'GET' ? request.query : (request.body ?? {})) as Record<string, unknown>;
  if (request.is('json')) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      OBJECTS.has(name) && typeof value === 'string' ? parsed(name, value) : value,
    ]),
  );
}

const OBJECTS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files']);

function parsed(name: string, value: string): unknown {
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new SlackError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments', [
        `[ERROR] ${name} is not JSON`,
      ]);
    throw error;
  }
}
