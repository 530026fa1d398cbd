/**
 * BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004) of chunks and of files, in one
 * pass over the postings. Every score is divided by the sum of what the words are worth, so that questions of any length are on one scale.
 */
import { type FieldNorms, fieldNorms } from './fieldNorms.ts';
import { FIELD_BITS, MOST_COUNT } from './fields.ts';
import type { RankingParameters } from './parameters.ts';
import type { QueryWord } from './queryWords.ts';
import { postingsOf, type Segment } from './segment.ts';
import type { WordIndex } from './wordIndex.ts';

export interface WordScores {
  /** By document. */
  readonly chunks: Float32Array;
  /** By number of the file. */
  readonly files: Float32Array;
  /** What each word of the question is worth that stands anywhere; all of them together 1. */
  readonly worths: ReadonlyMap<string, number>;
}

interface Found {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

export function wordScores(
  index: WordIndex,
  query: readonly QueryWord[],
  parameters: RankingParameters,
): WordScores {
  // Sealing what is open comes first: the norms are of all documents.
  index.segments();
  const { documents, files } = index.counts;
  const scores = { chunks: new Float32Array(documents), files: new Float32Array(files) };
  const scorer = new Scorer(index, parameters, scores);
  const worths = new Map<string, number>();
  let most = 0;
  for (const { word, weight } of query) {
    const worth = scorer.add(word, weight);
    if (worth > 0) worths.set(word, worth);
    most += worth;
  }
  if (most > 0) {
    for (const all of [scores.chunks, scores.files]) for (let at = 0; at < all.length; at++) all[at]! /= most;
    for (const [word, worth] of worths) worths.set(word, worth / most);
  }
  return { ...scores, worths };
}

class Scorer {
  readonly #index: WordIndex;
  readonly #parameters: RankingParameters;
  readonly #norms: FieldNorms;
  readonly #scores: Pick<WordScores, 'chunks' | 'files'>;

  constructor(index: WordIndex, parameters: RankingParameters, scores: Pick<WordScores, 'chunks' | 'files'>) {
    this.#index = index;
    this.#parameters = parameters;
    this.#norms = fieldNorms(index, parameters);
    this.#scores = scores;
  }

  /** @returns the most that the word can add. */
  add(word: string, weight: number): number {
    const number = this.#index.numberOf(word);
    if (number === undefined) return 0;
    const found: Found[] = [];
    for (const segment of this.#index.segments()) {
      const range = postingsOf(segment, number);
      if (range !== undefined) found.push({ segment, from: range[0], to: range[1] });
    }
    const { liveDocuments, liveFiles } = this.#index.counts;
    const [documents, files] = this.#frequencies(found);
    const worth = weight * idf(documents, liveDocuments);
    this.#score(found, worth, weight * idf(files, liveFiles));
    return worth;
  }

  #frequencies(found: readonly Found[]): readonly [number, number] {
    const { gone, fileNumbers } = this.#index;
    let documents = 0;
    let files = 0;
    let last = -1;
    for (const { segment, from, to } of found)
      for (let at = from; at < to; at++) {
        const document = segment.documents[at]!;
        if (gone[document] === 1) continue;
        documents++;
        const file = fileNumbers[document]!;
        if (file !== last) files++;
        last = file;
      }
    return [documents, files];
  }

  /** Documents of one file follow on each other, so that its own score is done when the next file begins. */
  #score(found: readonly Found[], chunkWorth: number, fileWorth: number): void {
    const { gone, fileNumbers } = this.#index;
    const { chunks, files } = this.#scores;
    const { chunk: chunkNorms, file: fileNorms } = this.#norms;
    const { saturation, fileSaturation } = this.#parameters;
    let file = -1;
    let inFile = 0;
    for (const { segment, from, to } of found)
      for (let at = from; at < to; at++) {
        const document = segment.documents[at]!;
        if (gone[document] === 1) continue;
        if (fileNumbers[document] !== file) {
          if (file >= 0) files[file]! += (fileWorth * inFile) / (fileSaturation + inFile);
          file = fileNumbers[document]!;
          inFile = 0;
        }
        let inChunk = 0;
        let packed = segment.counts[at]!;
        for (let field = 0; packed !== 0; field++, packed >>>= FIELD_BITS) {
          const count = packed & MOST_COUNT;
          if (count === 0) continue;
          inChunk += count * chunkNorms[field]![document]!;
          inFile += count * fileNorms[field]![file]!;
        }
        chunks[document]! += (chunkWorth * inChunk) / (saturation + inChunk);
      }
    if (file >= 0) files[file]! += (fileWorth * inFile) / (fileSaturation + inFile);
  }
}

/** Never negative (Lucene's form of the Robertson-Spärck Jones weight). */
function idf(frequency: number, all: number): number {
  return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
}
