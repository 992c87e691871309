// Reads a message without a model server: safety rules, form, and small trained models. Pure and quick: no I/O a message.

import { hazardsOf } from './offline/hazards.ts';
import { intentOf } from './offline/intent.ts';
import { languageOf } from './offline/language.ts';
import { scores } from './offline/linear.ts';
import { loadModels, type Models } from './offline/models.ts';
import { observe } from './offline/observe.ts';
import { problemsOf } from './offline/problems.ts';
import { thingOf } from './offline/thing.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { readSafety, type SafetyReading } from './safety/read-safety.ts';
import { wordsToRead } from './text/new-words.ts';

const UNSURE_BELOW = 0.4;
/** Log-odds. Below even chances: on authors left out, more are told of than the model dares to say. */
const VULNERABLE_ABOVE = -0.7;
const trained = loadModels();

/** `rules`: what the safety rules hear in this very text, where that is known already. */
export function readOffline(text: string, context: ReadingContext, rules?: SafetyReading): Reading {
  return readWith(trained, text, context, rules);
}

/** The same with other models: how the training is validated. */
export function readWith(models: Models, message: string, context: ReadingContext, rules?: SafetyReading): Reading {
  const text = wordsToRead(message, context.channel);
  const safety = rules !== undefined && text === message ? rules : readSafety(text);
  const observed = observe(text, safety);
  const heard = hazardsOf(observed, safety, models, context.awaited);
  const { hazards, added, doubtful } = heard;
  const wanted = intentOf(observed, context, models);
  const told = problemsOf(observed, heard, models);
  const problems = wanted.intent === 'report' ? told : [];
  const thing = thingOf(told[0]?.category, observed.whole.words);
  const spoken = languageOf(observed, models);
  const confidence = wanted.confidence * (problems[0]?.confidence ?? 1);
  return {
    intent: wanted.intent,
    problems,
    ...(told[0] === undefined ? {} : { topic: told[0] }),
    ...(thing === undefined ? {} : { thing }),
    hazards,
    pastHazards: safety.pastHazards.filter((hazard) => !hazards.includes(hazard)),
    situation: safety.situation,
    vulnerable: scores(models.vulnerable, observed.whole.view.all)[0]! > VULNERABLE_ABOVE,
    language: spoken.language,
    by: 'offline',
    confidence,
    unsure: spoken.foreign || doubtful || confidence < UNSURE_BELOW,
    because: [
      ...safety.because,
      ...added.map((hazard) => ({ rule: 'offline/hazard', words: hazard })),
      { rule: 'offline/intent', words: wanted.because },
    ],
  };
}
