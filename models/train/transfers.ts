/**
 * Learns the weights by which habits of one project are applied in another (`core/concepts/transferSigns.ts`):
 * node models/train/transfers.ts --out FILE [--without owner/name]… [--without-word WORD]… [--fold N] [--seed N] CLONE…
 *
 * Some of a repository's files are shown; of others the last segment of the folder is asked for, with the habits of a repository of another
 * owner in the same language. One repository in five is held out, another fifth with each fold: neither asked about nor learned from.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeOf } from '../../src/base/codedError.ts';
import { shortHash } from '../../src/base/hash.ts';
import { dirname } from '../../src/base/paths.ts';
import { habitsOf } from '../../src/core/concepts/habits.ts';
import { extractFacts } from '../../src/core/extract/extractFacts.ts';
import { languageOf as languageAt } from '../../src/core/languages/languages.ts';
import type { Speaker } from '../../src/core/places/ranking/spokenFiles.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';
import { Clone, nameOf } from './collect/clone.ts';
import { licenceOf } from './collect/licence.ts';
import { Random } from './fit/random.ts';
import { boost } from './places/boost.ts';
import { forestText, rounded } from './places/forestFile.ts';
import { partOf, sourcesIn } from './places/holdOut.ts';
import { placeScore } from './places/placeScore.ts';
import { languageOf, type Repository, rowsOf, type TransferAsked } from './places/transferRows.ts';

const { values: flags, positionals: clones } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    'without-word': { type: 'string', multiple: true, default: [] },
    fold: { type: 'string', default: '0' },
    questions: { type: 'string', default: '25' },
    draws: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261121' },
  },
});
if (flags.out === undefined) throw new Error('Say where the weights are to be written: --out FILE');

const LEAST_FOLDERS = 8;
const FOLDS = 5;

const seed = Number(flags.seed);
const random = new Random(seed);
const left = new Set(flags.without.map((name) => name.toLowerCase()));
const parser = new WasmParser(defaultGrammarLocation());
const repositories = clones.flatMap(readRepository);
const options = { repositories, random, questions: Number(flags.questions), draws: Number(flags.draws) };
const learned = await rowsOf({ ...options, heldOut: false });
const measured = await rowsOf({ ...options, heldOut: true });
console.log(`${repositories.length} repositories, ${learned.rows.right.length} questions`);
console.log(`held out ${measured.asked} questions; the likeliest folder that is there: ${alone(measured)}`);
const fit = { rounds: Number(flags.rounds), depth: 4, rate: 0.1, smooth: 5, leastHessian: 3, seed };
const trees = boost(learned.rows, { ...fit, rowShare: 0.6, columnShare: 0.6 }, (so, round) => {
  if (round % 20 !== 19) return;
  const forest = { features: learned.rows.features, trees: so };
  const score = (rows: TransferAsked['rows']) => placeScore(forest, rows, measured.asked);
  console.log(`${round + 1}: with a project ${score(measured.rows)}; with none ${score(measured.without)}`);
});
writeFileSync(flags.out, forestText(rounded({ features: learned.rows.features, trees })));

function readRepository(path: string): readonly Repository[] {
  const name = nameOf(path);
  if (left.has(name.toLowerCase())) return [];
  if (flags['without-word'].some((word) => name.toLowerCase().includes(word))) return [];
  const clone = new Clone(path);
  if (licenceOf(clone.licences()) === undefined) return [];
  const all = sourcesIn(clone.git(['ls-tree', '-r', '--name-only', 'HEAD']).split('\n'));
  const paths = partOf(all, random);
  if (new Set(paths.map(dirname)).size < LEAST_FOLDERS) return [];
  const heldOut = Number.parseInt(shortHash(name), 16) % FOLDS === Number(flags.fold);
  const speakersAt = async (own: readonly string[]) => {
    const texts = clone.textsOf(own);
    return Promise.all(own.map((path) => speaker(path, texts.get(path) ?? '')));
  };
  return [{ name, paths, habits: habitsOf(paths), language: languageOf(paths), heldOut, speakersAt }];
}

/** Of what cannot be read in time only the place is known. */
async function speaker(path: string, text: string): Promise<Speaker> {
  const language = languageAt(path);
  try {
    const facts =
      language &&
      (await parser.parse(language.grammar, text, ({ matches, manifest }) =>
        extractFacts(matches('all'), manifest.visibility),
      ));
    if (facts) return { path, language: language.id, ...facts };
  } catch (error) {
    if (codeOf(error) !== 'timeout') throw error;
  }
  return { path, imports: [], packages: [] };
}

function alone({ there, asked }: TransferAsked): string {
  return `first ${(there[0] / asked).toFixed(3)}, first three ${(there[1] / asked).toFixed(3)}`;
}
