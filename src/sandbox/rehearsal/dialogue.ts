// A file of dialogues: JSON lines, each a story that people and managers play against a fresh demo agency.
import { z } from 'zod';

/** Somebody writes. `from`: a name of the demo agency, a number or a mail address. */
const Said = z
  .strictObject({
    from: z.string().min(1),
    /** Without it, a mail from a mail address, else an SMS. */
    channel: z.string().optional(),
    at_s: z.number().min(0),
    text: z.string().default(''),
    subject: z.string().optional(),
    media: z.array(z.union([z.string(), z.looseObject({})])).default([]),
  })
  .transform(({ channel, ...turn }) => ({ ...turn, channel: channel ?? (turn.from.includes('@') ? 'email' : 'sms') }));

/**
 * A manager acts in Slack: `click` a button (of the newest message that has it, or of the newest whose text holds `on`), and with
 * `fill` also submits the form that opens; `thread` types into that message's thread; `command` is a slash command.
 */
const Acted = z.strictObject({
  manager: z.string().min(1),
  at_s: z.number().min(0),
  on: z.string().optional(),
  channel: z.string().optional(),
  click: z.string().optional(),
  value: z.unknown().optional(),
  fill: z.record(z.string(), z.unknown()).optional(),
  thread: z.string().optional(),
  command: z.string().optional(),
});

const Dialogue = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(''),
  /** In the agency's clocks, "2026-11-24T10:00"; without it, the next Tuesday at 10:00. */
  start: z.string().optional(),
  /** More people, as a file of `loge import people`: they live in the demo agency's places. */
  people: z.string().optional(),
  turns: z.array(z.union([Said, Acted])).min(1, 'a dialogue needs a turn'),
  /** How long the world goes on after the last turn, seconds. */
  rest_s: z.number().min(0).default(120),
  /** What replay tests check (test/replay). */
  expect: z.unknown().optional(),
});

export type Said = z.infer<typeof Said>;
export type ManagerTurn = z.infer<typeof Acted>;
export type Dialogue = z.infer<typeof Dialogue>;

export type Parsed = { kind: 'dialogue'; dialogue: Dialogue } | { kind: 'fault'; line: number; fault: string };

export function parseDialogues(text: string): Parsed[] {
  return text.split('\n').flatMap((line, i): Parsed[] => {
    if (line.trim() === '') return [];
    const fault = (why: string): Parsed[] => [{ kind: 'fault', line: i + 1, fault: why }];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      if (error instanceof SyntaxError) return fault(`this is no JSON (${error.message})`);
      throw error;
    }
    const parsed = Dialogue.safeParse(value);
    if (parsed.success) return [{ kind: 'dialogue', dialogue: parsed.data }];
    return fault(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; '),
    );
  });
}
