/** What a ranking is tuned by, fitted on repositories that no published figure is taken from (test/eval/retrieval.ts). */
import type { Field } from './fields.ts';

export interface FieldParameters {
  readonly weight: number;
  /** How much a long field is held against a word, in [0, 1] (BM25's b). */
  readonly length: number;
}

export interface RankingParameters {
  /** BM25's k1: how soon more of the same word adds nothing. */
  readonly saturation: number;
  readonly chunk: Readonly<Record<Field, FieldParameters>>;
  readonly file: Readonly<Record<Field, FieldParameters>>;
  /** The same of a file's words. */
  readonly fileSaturation: number;
  /** Of a file's score, beside that of its best chunk. */
  readonly fileShare: number;
  /** Of the next best chunks of a file, each a half of the one before. */
  readonly restShare: number;
  /** Of a file's centrality. */
  readonly centrality: number;
  /** Of the best that a file's neighbours in the graph score. */
  readonly neighbours: number;
  /** Of being next to the open file, times the score. */
  readonly nearness: number;
  /** Of the cosine similarity of a file's nearest piece, beside the words of its best chunk. */
  readonly vector: number;
  /** Of how well its name fits the question, and the best of the names that it declares. */
  readonly fileName: number;
  readonly symbolName: number;
  /** Times the score, for tests that nobody asked for, and for documents. */
  readonly test: number;
  readonly document: number;
  /** Times the score besides, for lists of what changed, which speak of everything. */
  readonly changelog: number;
}

export const PARAMETERS: RankingParameters = {
  saturation: 1.8,
  fileSaturation: 1.2,
  chunk: {
    name: { weight: 4.5, length: 0.3 },
    path: { weight: 1.5, length: 0.5 },
    used: { weight: 0, length: 0.5 },
    signature: { weight: 2.25, length: 0.5 },
    comment: { weight: 1, length: 0.6 },
    body: { weight: 1, length: 0.6 },
  },
  file: {
    name: { weight: 3, length: 0.4 },
    path: { weight: 4, length: 0.5 },
    used: { weight: 1, length: 0.5 },
    signature: { weight: 1, length: 0.8 },
    comment: { weight: 1, length: 0.4 },
    body: { weight: 1.5, length: 0.4 },
  },
  fileShare: 3.5,
  restShare: 0.1,
  centrality: 0,
  neighbours: 0.1,
  nearness: 0.3,
  vector: 4,
  fileName: 0.25,
  symbolName: 0.4,
  test: 0.5,
  document: 0.7,
  changelog: 0.6,
};

/** Where a word stands counts nothing: BM25 as it was before fields. */
const PLAIN: Readonly<Record<Field, FieldParameters>> = {
  name: { weight: 1, length: 0.75 },
  path: { weight: 1, length: 0.75 },
  used: { weight: 1, length: 0.75 },
  signature: { weight: 1, length: 0.75 },
  comment: { weight: 1, length: 0.75 },
  body: { weight: 1, length: 0.75 },
};

const NO_FIELDS = { chunk: PLAIN, file: PLAIN, fileName: 0, symbolName: 0 };

/** The parameters without what some part of the search adds. */
export function parametersWithout(
  without: { readonly fields: boolean; readonly graph: boolean },
  all: RankingParameters = PARAMETERS,
): RankingParameters {
  // The very same object: what is worked out of it is kept by it.
  if (!without.fields && !without.graph) return all;
  const { chunk, file, ...rest } = without.fields ? { ...all, ...NO_FIELDS } : all;
  if (!without.graph) return { ...rest, chunk, file };
  const unused = { weight: 0, length: 0.5 };
  return {
    ...rest,
    chunk: { ...chunk, used: unused },
    file: { ...file, used: unused },
    centrality: 0,
    neighbours: 0,
    nearness: 0,
  };
}
