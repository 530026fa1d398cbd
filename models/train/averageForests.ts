/**
 * Weights of several forests as one that gives their mean: node models/train/averageForests.ts --out FILE FOREST…
 * One forest is learned of few repositories, and by which of them were asked about in which order; two seeds or two sets err otherwise.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Forest } from '../../src/core/places/ranking/trees.ts';
import { averaged, forestText, rounded } from './places/forestFile.ts';

const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' } },
});
if (flags.out === undefined || files.length === 0)
  throw new Error('Say where the weights are to be written, and the forests: --out FILE FOREST…');

const forests = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Forest);
writeFileSync(flags.out, forestText(rounded(averaged(forests))));
