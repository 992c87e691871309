// Trains the offline reading on prompts/examples and writes its weights. With --validate it writes nothing and measures:
// whole authors held out in turn, then whole files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { evaluate } from '../src/triage/evaluate/evaluate.ts';
import { figuresOf, rate } from '../src/triage/evaluate/figures.ts';
import type { Verdict } from '../src/triage/evaluate/judge.ts';
import { decimal } from '../src/triage/evaluate/table.ts';
import { modelsFrom, WEIGHTS_FILE } from '../src/triage/offline/models.ts';
import { readExampleFolder } from '../src/triage/offline/training/examples.ts';
import { byAuthor, byFile, type Fold } from '../src/triage/offline/training/folds.ts';
import { train } from '../src/triage/offline/training/train.ts';
import { packWeights } from '../src/triage/offline/weights-file.ts';

const AUTHOR_FOLDS = 4;
const examples = readExampleFolder('prompts/examples');

if (process.argv.includes('--validate')) {
  await validate(byAuthor(examples, AUTHOR_FOLDS), 'all authors');
  await validate(byFile(examples), 'all files');
} else {
  const file = packWeights(train(examples));
  mkdirSync(new URL('.', WEIGHTS_FILE), { recursive: true });
  writeFileSync(WEIGHTS_FILE, file);
  process.stdout.write(`${examples.length} examples, weights of ${Math.round(file.length / 1024)} kB\n`);
}

async function validate(folds: readonly Fold[], together: string): Promise<void> {
  // Not before: it reads the weights, which may still have to be made.
  const { readWith } = await import('../src/triage/read-offline.ts');
  const all: Verdict[] = [];
  for (const { name, learnt, held } of folds) {
    const models = modelsFrom(train(learnt));
    const verdicts = await evaluate(held, (text, context) => readWith(models, text, context));
    all.push(...verdicts);
    show(name, verdicts);
  }
  show(together, all);
}

function show(name: string, verdicts: readonly Verdict[]): void {
  const figures = figuresOf(verdicts);
  const { emergencyRecall, falseAlarms, category, urgency, intent, hazardsExact, vulnerable } = figures;
  const told = {
    recall: emergencyRecall,
    alarms: falseAlarms,
    category,
    urgency,
    intent,
    hazards: hazardsExact,
    vulnerable,
  };
  const text = Object.entries(told).map(([label, share]) => `${label} ${decimal(rate(share))}`);
  process.stdout.write(`${name.padEnd(28)} ${String(verdicts.length).padStart(5)}  ${text.join('  ')}\n`);
}
