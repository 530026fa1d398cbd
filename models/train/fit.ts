/**
 * Learns a static model from the pairs that `collect.ts` wrote:
 * node models/train/fit.ts --pairs DIR --out MODEL [--hold-out owner+name]… [--rounds 4] [--vocabulary FILE]
 *
 * Repositories that are held out are not learned from; after each round the model is written, and the mean reciprocal rank of the right
 * file among a held-out repository's passages is printed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Vocabulary } from '../../src/core/embed/vocabulary.ts';
import { batches } from './fit/batches.ts';
import { TokenChooser } from './fit/chooseTokens.ts';
import { Contrast } from './fit/contrast.ts';
import { heldOutRanks } from './fit/heldOut.ts';
import { importances } from './fit/importances.ts';
import { pairFiles, pairsOf, readPairs } from './fit/pairTable.ts';
import { Random } from './fit/random.ts';
import { TokenTable } from './fit/tokenTable.ts';
import { staticGraph } from './onnx/staticGraph.ts';

const { values: flags } = parseArgs({
  options: {
    pairs: { type: 'string' },
    out: { type: 'string' },
    'hold-out': { type: 'string', multiple: true, default: [] },
    vocabulary: { type: 'string' },
    rounds: { type: 'string', default: '4' },
    dimensions: { type: 'string', default: '256' },
    words: { type: 'string', default: '22000' },
    pieces: { type: 'string', default: '4000' },
    rate: { type: 'string', default: '0.1' },
    temperature: { type: 'string', default: '0.05' },
    dropout: { type: 'string', default: '0.3' },
    batch: { type: 'string', default: '512' },
    group: { type: 'string', default: '128' },
  },
});
if (flags.pairs === undefined || flags.out === undefined) throw new Error('Say --pairs DIR and --out MODEL');
mkdirSync(flags.out, { recursive: true });

const files = pairFiles(flags.pairs);
const isHeldOut = (file: string) => flags['hold-out'].includes(basename(file, '.jsonl'));
const tokens = tokensOf(files.filter((file) => !isHeldOut(file)));
writeFileSync(join(flags.out, 'vocabulary.txt'), `${tokens.join('\n')}\n`);
const vocabulary = new Vocabulary(tokens);
const learned = readPairs(
  files.filter((file) => !isHeldOut(file)),
  vocabulary,
);
const heldOut = readPairs(files.filter(isHeldOut), vocabulary);
console.log(
  `${tokens.length} tokens, ${learned.kinds.length} pairs to learn, ${heldOut.kinds.length} held out`,
);

const random = new Random(20_261_121);
const table = new TokenTable(Number(flags.dimensions), importances(learned, tokens.length), random);
const batchSize = Number(flags.batch);
const contrast = await Contrast.create(table, {
  rows: batchSize,
  temperature: Number(flags.temperature),
  dropout: Number(flags.dropout),
  random,
});
console.log(`before: ${heldOutRanks(table, heldOut)}`);
const rounds = Number(flags.rounds);
for (let round = 0; round < rounds; round++) {
  let loss = 0;
  let count = 0;
  const rows = [...batches(learned, { size: batchSize, group: Number(flags.group), random })];
  for (const [at, batch] of rows.entries()) {
    const done = (round + at / rows.length) / rounds;
    loss += await contrast.learn(learned, batch, Number(flags.rate) * Math.max(0.05, 1 - done));
    count += batch.length;
    if (at % 100 === 99) console.log(`${round}.${at}/${rows.length} loss ${(loss / count).toFixed(3)}`);
  }
  console.log(`round ${round + 1}: loss ${(loss / count).toFixed(3)}, ${heldOutRanks(table, heldOut)}`);
  writeFileSync(join(flags.out, 'model.onnx'), staticGraph(table.quantized()));
}

function tokensOf(from: readonly string[]): string[] {
  if (flags.vocabulary !== undefined) return readFileSync(flags.vocabulary, 'utf8').trimEnd().split('\n');
  const chooser = new TokenChooser();
  for (const file of from) {
    chooser.addRepository(pairsOf(file).flatMap(({ query, passage }) => [query, passage]));
  }
  return chooser.choose(Number(flags.words), Number(flags.pieces));
}
