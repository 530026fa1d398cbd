/**
 * Learns the weights of `core/places/ranking` from the lists of files of permissively licensed repositories:
 * node models/train/places.ts --out FILE [--sources FILE] [--without owner/name]… CLONE…
 *
 * Of each repository 30 % of the files are taken away and asked for. One repository in five is held out and only measured. What is learned
 * are thresholds of shares and rarities: no word, name or path of a repository is in the weights.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { shortHash } from '../../src/base/hash.ts';
import { Clone, nameOf } from './collect/clone.ts';
import { licenceOf } from './collect/licence.ts';
import { Random } from './fit/random.ts';
import { boost } from './places/boost.ts';
import { forestText, rounded } from './places/forestFile.ts';
import { type PlaceQuestion, placeQuestions } from './places/holdOut.ts';
import { placeRows } from './places/placeRows.ts';
import { placeScore } from './places/placeScore.ts';

const { values: flags, positionals: clones } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    sources: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    questions: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '120' },
    depth: { type: 'string', default: '5' },
    rate: { type: 'string', default: '0.1' },
  },
});
if (flags.out === undefined) throw new Error('Say where the weights are to be written: --out FILE');

/** Candidates a question that are learned from. */
const CANDIDATES = 60;

const random = new Random(20_261_121);
const left = new Set(flags.without.map((name) => name.toLowerCase()));
const learned: PlaceQuestion[] = [];
const measured: PlaceQuestion[] = [];
const sources = [];
for (const path of clones) {
  const repository = nameOf(path);
  if (left.has(repository.toLowerCase())) continue;
  const clone = new Clone(path);
  const licence = licenceOf(clone.licences());
  if (licence === undefined) continue;
  const paths = clone.git(['ls-tree', '-r', '--name-only', 'HEAD']).split('\n');
  const own = placeQuestions({ repository, paths, most: Number(flags.questions), random });
  if (own.length === 0) continue;
  const heldOut = Number.parseInt(shortHash(repository), 16) % 5 === 0;
  (heldOut ? measured : learned).push(...own);
  if (!heldOut) sources.push({ repository, commit: clone.head, licence, questions: own.length });
}
const rows = placeRows(learned, random, CANDIDATES);
const heldOut = placeRows(measured, random);
console.log(
  `${sources.length} repositories, ${rows.right.length} questions; held out ${heldOut.right.length} questions`,
);
const trees = boost(
  rows,
  {
    rounds: Number(flags.rounds),
    depth: Number(flags.depth),
    rate: Number(flags.rate),
    smooth: 5,
    leastHessian: 3,
    rowShare: 0.6,
    columnShare: 0.6,
  },
  (so, round) => {
    if (round % 20 === 19)
      console.log(`${round + 1}: ${placeScore({ features: rows.features, trees: so }, heldOut)}`);
  },
);
const forest = rounded({ features: rows.features, trees });
console.log(`as written: ${placeScore(forest, heldOut)}`);
writeFileSync(flags.out, forestText(forest));
if (flags.sources !== undefined) writeFileSync(flags.sources, `${JSON.stringify(sources, undefined, 1)}\n`);
