// One message, read as it is on the road, by the commands and by the measure: rules, the offline reading, and a model's where one answered.
import type { FailureReason } from '#model/model.ts';
import { type Combined, combine } from './combine.ts';
import type { ModelReading } from './model/model-reading.ts';
import { readOffline } from './read-offline.ts';
import type { ReadingContext } from './reading.ts';
import { readSafety, type SafetyReading } from './safety/read-safety.ts';

export interface MessageReading extends Combined {
  rules: SafetyReading;
}

/** `failure`: why there is no model reading, where one was asked for. */
export function readMessage(
  text: string,
  context: ReadingContext,
  model?: ModelReading,
  failure?: FailureReason,
): MessageReading {
  const rules = readSafety(text);
  return { ...combine(rules, readOffline(text, context, rules), model, failure), rules };
}
