/**
 * Puts together what speaks for a place: its words and its vector, the words of its whole file, what else the file has, and where the
 * file stands in the graph. All of it is added, on one scale, since what is rare in two of them should count more than twice.
 */
import type { Chunk } from '../chunks/chunk.ts';
import type { ChunkIndex, IndexedFile } from './chunkIndex.ts';
import { nameFit } from './nameFit.ts';
import { PARAMETERS, type RankingParameters } from './parameters.ts';
import type { QueryWord } from './queryWords.ts';
import { type FileSimilarities, nearness, type Similarities } from './similarities.ts';
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
  readonly similar?: Similarities;
  readonly parameters?: RankingParameters;
}

/** Best first; of equal ones, by path. */
export function rank(ranking: Ranking): readonly RankedChunk[] {
  const { index, query, limit, perFile, parameters = PARAMETERS } = ranking;
  const scores = { ...wordScores(index.words, query, parameters), ...nearestPieces(ranking) };
  const firsts = firstScores(index, scores, parameters);
  return candidatesOf(ranking, scores, firsts)
    .map((candidate) => ({ ...candidate, score: placedScore(candidate, { index, firsts, parameters }) }))
    .sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1))
    .slice(0, limit)
    .flatMap((candidate) => placesOf(candidate, perFile))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

interface Nearest {
  /** By document: how near its nearest piece is. */
  readonly nearest: Float32Array;
}

type Scores = WordScores & Nearest;

function nearestPieces({ index, similar }: Ranking): Nearest {
  const nearest = new Float32Array(index.words.counts.documents);
  if (similar !== undefined)
    for (const { path, number, chunks } of index.files()) {
      const pieces = similar.of(path);
      if (pieces !== undefined) putNearest(nearest, index.words.firstOf(number) + 1, chunks, pieces);
    }
  return { nearest };
}

/** A file that has changed since may have pieces that begin elsewhere: they speak for the chunk that stands there now. */
function putNearest(
  nearest: Float32Array,
  first: number,
  chunks: readonly Chunk[],
  { lines, cosines }: FileSimilarities,
): void {
  let chunk = 0;
  for (let piece = 0; piece < lines.length; piece++) {
    const near = nearness(cosines[piece]!);
    // Most pieces are no nearer than any text: their chunks are not even looked at.
    if (near === 0) continue;
    while (chunk < chunks.length && chunks[chunk]!.endLine < lines[piece]!) chunk++;
    if (chunk === chunks.length) return;
    if (near > nearest[first + chunk]!) nearest[first + chunk] = near;
  }
}

/** By number of the file: its best chunk, its nearest piece and its words, all that the choice of candidates needs. */
function firstScores(
  index: ChunkIndex,
  { chunks, files, nearest }: Scores,
  { fileShare, vector }: RankingParameters,
): Float32Array {
  const firsts = new Float32Array(files.length);
  for (const { number, chunks: own } of index.files()) {
    const first = index.words.firstOf(number) + 1;
    let words = 0;
    let cosine = 0;
    for (let at = first; at < first + own.length; at++) {
      if (chunks[at]! > words) words = chunks[at]!;
      if (nearest[at]! > cosine) cosine = nearest[at]!;
    }
    firsts[number] = words + fileShare * files[number]! + vector * cosine;
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

function candidatesOf(ranking: Ranking, scores: Scores, firsts: Float32Array): readonly Candidate[] {
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
  scores: Scores,
  { index, accepts, parameters = PARAMETERS }: Ranking,
): Candidate | undefined {
  const first = index.words.firstOf(file.number) + 1;
  const places = file.chunks
    .map((chunk, at) => {
      const words = scores.chunks[first + at]!;
      const cosine = scores.nearest[first + at]!;
      return { chunk, words, cosine, score: words + parameters.vector * cosine };
    })
    .filter(({ chunk }) => accepts(file.path, chunk))
    .sort((a, b) => b.score - a.score);
  if (places.length === 0) return undefined;
  const words = Float32Array.from(places, (place) => place.words)
    .sort()
    .reverse();
  const more = words.subarray(1, 1 + REST).reduce((sum, score, at) => sum + score / 2 ** at, 0);
  const cosine = places.reduce((most, place) => Math.max(most, place.cosine), 0);
  const fit = nameFit(file, scores.worths);
  const ofFile = scores.files[file.number]!;
  const score =
    words[0]! +
    parameters.fileShare * ofFile +
    parameters.restShare * more +
    parameters.vector * cosine +
    parameters.fileName * fit.ofFile +
    parameters.symbolName * fit.ofSymbol;
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
