// The trained models, read once when the program starts. `npm run train:triage` makes the file anew.
import { readFileSync } from 'node:fs';
import type { LinearModel } from './linear.ts';
import { sideBySide } from './side-by-side.ts';
import { unpackWeights } from './weights-file.ts';

const MODEL_NAMES = ['category', 'severe', 'intent', 'hazard', 'danger', 'kind', 'vulnerable', 'language'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];
export type Models = Readonly<Record<ModelName, LinearModel>>;

export const WEIGHTS_FILE = new URL('./weights/models.bin', import.meta.url);

export function modelsFrom(models: ReadonlyMap<string, LinearModel>): Models {
  const missing = MODEL_NAMES.filter((name) => !models.has(name));
  if (missing.length > 0)
    throw new Error(`the triage weights lack ${missing.join(', ')}: run npm run train:triage to make them anew`);
  return Object.fromEntries(MODEL_NAMES.map((name) => [name, models.get(name)!])) as Models;
}

export function loadModels(): Models {
  return modelsFrom(sideBySide(unpackWeights(readFileSync(WEIGHTS_FILE))));
}
