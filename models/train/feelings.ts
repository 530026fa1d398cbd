/**
 * Learns the shipped model of feelings:
 * node models/train/feelings.ts --sets DIR --out models/groundplan-feelings-1 [--folds 5]
 *
 * DIR holds the sets that `feelings/sets.ts` names. With `--folds` nothing is written: the macro F1 of each set is printed as it is for
 * texts that were left out. The same texts always give the same file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { featuresOf } from '../../src/core/sentiment/features.ts';
import { crossValidate } from './feelings/crossValidate.ts';
import { learnTable } from './feelings/learnTable.ts';
import { readSets } from './feelings/sets.ts';
import { feelingsGraph } from './onnx/feelingsGraph.ts';

const { values: flags } = parseArgs({
  options: { sets: { type: 'string' }, out: { type: 'string' }, folds: { type: 'string' } },
});
if (flags.sets === undefined || (flags.out ?? flags.folds) === undefined) {
  throw new Error('Say --sets DIR, and --out MODEL or --folds NUMBER');
}
const texts = readSets(flags.sets);
const features = texts.map(({ text }) => featuresOf(text));
if (flags.folds !== undefined) {
  console.log(crossValidate(texts, features, Number(flags.folds)).join('\n'));
} else {
  const table = learnTable(texts, features);
  const model = feelingsGraph(table);
  mkdirSync(flags.out!, { recursive: true });
  writeFileSync(join(flags.out!, 'model.onnx'), model);
  console.log(`${texts.length} texts, ${table.keys.length} features, ${model.length} bytes`);
}
