/**
 * Puts together what speaks for a place: its words and its vector, the words of its whole file, what else the file has, and where the
 * file stands in the graph. All of it is added, on one scale, since what is rare in two of them should count more than twice.
 */
import type { Chunk } from '../chunks/chunk.ts';
import type { ChunkIndex, IndexedFile } from './chunkIndex.ts';
import { PARAMETERS, type RankingParameters } from './parameters.ts';
import type { QueryWord } from './queryWords.ts';
import { type WordScores, wordScores } from './wordScores.ts';

/** What is known of a file besides its text. */
export interface FileStanding {
  /** Times the score: below 1 for what is seldom meant. */
  readonly damping: number;
  /** PageRank scaled so that the mean is 1; 0 for what is not in the graph. */
  readonly centrality: number;
  /** Paths of files that import it or that it imports. */
  readonly neighbours: readonly string[];
  /** 1 for the open file's neighbours, less further away, 0 where that says nothing. */
  readonly nearness: number;
}

export interface RankedChunk {
  readonly path: string;
  readonly chunk: Chunk;
  readonly score: number;
}

export interface Ranking {
  readonly index: ChunkIndex;
  /** None: by similarity alone. */
  readonly query: readonly QueryWord[];
  readonly limit: number;
  /** Places of one file, at most. */
  readonly perFile: number;
  /** Undefined where the file is filtered out. */
  standing(path: string): FileStanding | undefined;
  accepts(path: string, chunk: Chunk): boolean;
  /** Cosine similarity in [-1, 1] of the chunks that are nearest, by their ids. */
  readonly similar?: ReadonlyMap<string, number>;
  readonly parameters?: RankingParameters;
}

/** The id of a chunk's row. */
export function chunkId(path: string, { startLine }: Pick<Chunk, 'startLine'>): string {
  return `${path}#${startLine}`;
}

/** Best first; of equal ones, by path. */
export function rank(ranking: Ranking): readonly RankedChunk[] {
  const { index, query, limit, perFile, parameters = PARAMETERS } = ranking;
  const scores = wordScores(index.words, query, parameters);
  addSimilar(scores, ranking, parameters);
  const firsts = firstScores(index, scores, parameters);
  return candidatesOf(ranking, scores, firsts)
    .map((candidate) => ({ ...candidate, score: placedScore(candidate, { index, firsts, parameters }) }))
    .sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1))
    .slice(0, limit)
    .flatMap((candidate) => placesOf(candidate, perFile))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** Of the chunks that are nearest: the others of their files have nothing from it. */
function addSimilar(
  { chunks }: WordScores,
  { index, similar }: Ranking,
  { vector }: RankingParameters,
): void {
  for (const [id, similarity] of similar ?? []) {
    const at = id.lastIndexOf('#');
    const file = index.file(id.slice(0, at));
    const line = Number(id.slice(at + 1));
    // A file that has changed since may have no chunk that begins there.
    const place = file?.chunks.findIndex(({ startLine }) => startLine === line) ?? -1;
    if (file !== undefined && place >= 0)
      chunks[index.words.firstOf(file.number) + 1 + place]! += vector * Math.max(0, similarity);
  }
}

/** By number of the file: its best chunk and its words, all that the choice of candidates needs. */
function firstScores(index: ChunkIndex, scores: WordScores, { fileShare }: RankingParameters): Float32Array {
  const firsts = new Float32Array(scores.files.length);
  for (const { number, chunks } of index.files()) {
    const first = index.words.firstOf(number) + 1;
    let best = 0;
    for (let at = first; at < first + chunks.length; at++) best = Math.max(best, scores.chunks[at]!);
    firsts[number] = best + fileShare * scores.files[number]!;
  }
  return firsts;
}

interface Candidate {
  readonly file: IndexedFile;
  readonly standing: FileStanding;
  /** Of chunks that are accepted, best first. */
  readonly places: readonly { readonly chunk: Chunk; readonly score: number }[];
  readonly score: number;
}

/** Files that are weighed with all that is known: what their standing adds does not bring up one from further down. */
const CANDIDATES = 100;
/** Chunks after the best that count for a file. */
const REST = 4;

function candidatesOf(ranking: Ranking, scores: WordScores, firsts: Float32Array): readonly Candidate[] {
  const found: Candidate[] = [];
  const enough = Math.max(CANDIDATES, 2 * ranking.limit);
  for (const number of bestFirst(firsts)) {
    const file = ranking.index.fileNumbered(number);
    const standing = file && ranking.standing(file.path);
    const candidate = standing && candidateOf(file, standing, scores, ranking);
    if (candidate !== undefined) found.push(candidate);
    if (found.length === enough) break;
  }
  return found;
}

/** Shares of the best score between which files are put in order: mostly the rest need not be. */
const BANDS = [0.6, 0.4, 0.2, 0];

function* bestFirst(firsts: Float32Array): Generator<number> {
  const most = firsts.reduce((best, score) => Math.max(best, score), 0);
  let above = Number.POSITIVE_INFINITY;
  for (const share of BANDS) {
    const least = share * most;
    const band: number[] = [];
    for (let number = 0; number < firsts.length; number++)
      if (firsts[number]! > least && firsts[number]! <= above) band.push(number);
    yield* band.sort((a, b) => firsts[b]! - firsts[a]! || a - b);
    above = least;
  }
}

function candidateOf(
  file: IndexedFile,
  standing: FileStanding,
  scores: WordScores,
  { index, accepts, parameters = PARAMETERS }: Ranking,
): Candidate | undefined {
  const first = index.words.firstOf(file.number) + 1;
  const places = file.chunks
    .map((chunk, at) => ({ chunk, score: scores.chunks[first + at]! }))
    .filter(({ chunk }) => accepts(file.path, chunk))
    .sort((a, b) => b.score - a.score);
  const [best, ...rest] = places;
  if (best === undefined) return undefined;
  const more = rest.slice(0, REST).reduce((sum, { score }, at) => sum + score / 2 ** at, 0);
  const ofFile = scores.files[file.number]!;
  const score = best.score + parameters.fileShare * ofFile + parameters.restShare * more;
  return { file, standing, places, score };
}

interface Ground {
  readonly index: ChunkIndex;
  readonly firsts: Float32Array;
  readonly parameters: RankingParameters;
}

function placedScore({ standing, score }: Candidate, { index, firsts, parameters }: Ground): number {
  const { neighbours, centrality, nearness } = parameters;
  let around = 0;
  if (neighbours > 0)
    for (const path of standing.neighbours) {
      const file = index.file(path);
      if (file !== undefined) around = Math.max(around, firsts[file.number]!);
    }
  const placed = score + neighbours * around + centrality * Math.log1p(standing.centrality) * score;
  return placed * standing.damping * (1 + nearness * standing.nearness);
}

/** The best place has the file's score, the others lose what they have less than it. */
function placesOf({ file, places, score }: Candidate, perFile: number): readonly RankedChunk[] {
  const best = places[0]!.score;
  return places
    .slice(0, perFile)
    .filter((place, at) => at === 0 || place.score > 0)
    .map(({ chunk, score: own }) => ({
      path: file.path,
      chunk,
      score: best === 0 ? score : score * (0.5 + 0.5 * (own / best)),
    }));
}
