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
  const found: Candidate[] = [];
  for (const file of index.files()) {
    const standing = ranking.standing(file.path);
    if (standing === undefined) continue;
    const candidate = candidateOf(file, standing, scores, ranking);
    if (candidate !== undefined) found.push(candidate);
  }
  const textScores = new Map(found.map(({ file, score }) => [file.path, score]));
  return found
    .map((candidate) => ({ ...candidate, score: placedScore(candidate, textScores, parameters) }))
    .sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1))
    .slice(0, limit)
    .flatMap((candidate) => placesOf(candidate, perFile))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

interface Candidate {
  readonly file: IndexedFile;
  readonly standing: FileStanding;
  /** Of chunks that are accepted, best first. */
  readonly places: readonly { readonly chunk: Chunk; readonly score: number }[];
  readonly score: number;
}

/** Chunks after the best that count for a file. */
const REST = 4;

function candidateOf(
  file: IndexedFile,
  standing: FileStanding,
  scores: WordScores,
  { index, accepts, similar, parameters = PARAMETERS }: Ranking,
): Candidate | undefined {
  const ofFile = scores.files[file.number]!;
  if (ofFile === 0 && similar === undefined) return undefined;
  const first = index.words.firstOf(file.number) + 1;
  const places = file.chunks
    .map((chunk, at) => ({
      chunk,
      score:
        scores.chunks[first + at]! +
        parameters.vector * Math.max(0, similar?.get(chunkId(file.path, chunk)) ?? 0),
    }))
    .filter(({ chunk }) => accepts(file.path, chunk))
    .sort((a, b) => b.score - a.score);
  const [best, ...rest] = places;
  if (best === undefined || best.score + ofFile === 0) return undefined;
  const more = rest.slice(0, REST).reduce((sum, { score }, at) => sum + score / 2 ** at, 0);
  const score = best.score + parameters.fileShare * ofFile + parameters.restShare * more;
  return { file, standing, places, score };
}

function placedScore(
  { standing, score }: Candidate,
  textScores: ReadonlyMap<string, number>,
  { neighbours, centrality, nearness }: RankingParameters,
): number {
  let around = 0;
  if (neighbours > 0)
    for (const path of standing.neighbours) around = Math.max(around, textScores.get(path) ?? 0);
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
