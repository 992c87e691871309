// The commands that read messages: offline, or with the model where one is set, combined as on the road.
import { createModel } from '#model/client.ts';
import type { Read } from '#triage/evaluate/evaluate.ts';
import { readWithModel } from '#triage/model/read-with-model.ts';
import { readMessage } from '#triage/read-message.ts';
import { readSafety } from '#triage/safety/read-safety.ts';
import type { ModelConfig } from '../config.ts';
import type { Command, ExitCode } from './command.ts';

export type ReadingCommand = (args: string[], options: { read?: Read }) => Promise<number>;

export function withReader(run: ReadingCommand): Command {
  return async (args, { config }) =>
    (await run(args, config.model === undefined ? {} : { read: modelReader(config.model) })) as ExitCode;
}

function modelReader(config: ModelConfig): Read {
  const model = createModel(config);
  if (model === undefined) return (text, context) => readMessage(text, context).reading;
  return async (text, context) => {
    const rules = readSafety(text);
    const read = await readWithModel(model, { text, context, rules });
    const failure = read.kind === 'failed' ? read.reason : undefined;
    return readMessage(text, context, read.kind === 'reading' ? read.reading : undefined, failure).reading;
  };
}
