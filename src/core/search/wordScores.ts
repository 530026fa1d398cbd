/**
 * BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004) of chunks and of files, in one
 * pass over the postings. Every score is divided by what a document with all words could reach, so that it is in [0, 1].
 */
import { countIn, FIELDS } from './fields.ts';
import type { FieldParameters, RankingParameters } from './parameters.ts';
import type { QueryWord } from './queryWords.ts';
import { postingsOf, type Segment } from './segment.ts';
import type { WordIndex } from './wordIndex.ts';

export interface WordScores {
  /** By document. */
  readonly chunks: Float32Array;
  /** By number of the file. */
  readonly files: Float32Array;
}

interface Found {
  readonly segment: Segment;
  readonly range: readonly [number, number];
}

export function wordScores(
  index: WordIndex,
  query: readonly QueryWord[],
  parameters: RankingParameters,
): WordScores {
  const { documents, files } = index.counts;
  const scores = { chunks: new Float32Array(documents), files: new Float32Array(files) };
  const scorer = new Scorer(index, parameters, scores);
  let most = 0;
  for (const { word, weight } of query) most += scorer.add(word, weight);
  if (most > 0)
    for (const all of [scores.chunks, scores.files]) for (let at = 0; at < all.length; at++) all[at]! /= most;
  return scores;
}

class Scorer {
  readonly #index: WordIndex;
  readonly #saturation: number;
  readonly #chunk: readonly FieldParameters[];
  readonly #file: readonly FieldParameters[];
  readonly #scores: WordScores;
  readonly #means: readonly number[];
  readonly #fileMeans: readonly number[];

  constructor(index: WordIndex, { saturation, chunk, file }: RankingParameters, scores: WordScores) {
    this.#index = index;
    this.#saturation = saturation;
    this.#chunk = FIELDS.map((field) => chunk[field]);
    this.#file = FIELDS.map((field) => file[field]);
    this.#scores = scores;
    const { liveDocuments, liveFiles } = index.counts;
    this.#means = FIELDS.map((_, field) => Math.max(0.01, index.meanLength(field)));
    this.#fileMeans = this.#means.map((mean) => (mean * liveDocuments) / Math.max(1, liveFiles));
  }

  /** @returns the most that the word can add. */
  add(word: string, weight: number): number {
    const number = this.#index.numberOf(word);
    if (number === undefined) return 0;
    const found: Found[] = [];
    for (const segment of this.#index.segments()) {
      const range = postingsOf(segment, number);
      if (range !== undefined) found.push({ segment, range });
    }
    const { liveDocuments, liveFiles } = this.#index.counts;
    const [documents, files] = this.#frequencies(found);
    const fileIdf = weight * idf(files, liveFiles);
    const chunkIdf = weight * idf(documents, liveDocuments);
    this.#addChunks(found, chunkIdf);
    this.#addFiles(found, fileIdf);
    return chunkIdf;
  }

  #frequencies(found: readonly Found[]): readonly [number, number] {
    let documents = 0;
    let files = 0;
    let last = -1;
    for (const { segment, range } of found)
      for (let at = range[0]; at < range[1]; at++) {
        const document = segment.documents[at]!;
        if (this.#index.isGone(document)) continue;
        documents++;
        const file = this.#index.fileOf(document);
        if (file !== last) files++;
        last = file;
      }
    return [documents, files];
  }

  #addChunks(found: readonly Found[], weight: number): void {
    for (const { segment, range } of found)
      for (let at = range[0]; at < range[1]; at++) {
        const document = segment.documents[at]!;
        if (this.#index.isGone(document)) continue;
        const packed = segment.counts[at]!;
        let frequency = 0;
        for (let field = 0; field < FIELDS.length; field++) {
          const count = countIn(packed, field);
          if (count === 0) continue;
          const { weight, length } = this.#chunk[field]!;
          const relative = this.#index.lengthOf(document, field) / this.#means[field]!;
          frequency += (weight * count) / (1 - length + length * relative);
        }
        this.#scores.chunks[document]! += (weight * frequency) / (this.#saturation + frequency);
      }
  }

  #addFiles(found: readonly Found[], weight: number): void {
    let file = -1;
    let frequency = 0;
    const settle = () => {
      if (file >= 0) this.#scores.files[file]! += (weight * frequency) / (this.#saturation + frequency);
      frequency = 0;
    };
    for (const { segment, range } of found)
      for (let at = range[0]; at < range[1]; at++) {
        const document = segment.documents[at]!;
        if (this.#index.isGone(document)) continue;
        const of = this.#index.fileOf(document);
        if (of !== file) {
          settle();
          file = of;
        }
        frequency += this.#inFile(file, segment.counts[at]!);
      }
    settle();
  }

  #inFile(file: number, packed: number): number {
    let frequency = 0;
    for (let field = 0; field < FIELDS.length; field++) {
      const count = countIn(packed, field);
      if (count === 0) continue;
      const { weight, length } = this.#file[field]!;
      const relative = this.#index.lengthOfFile(file, field) / this.#fileMeans[field]!;
      frequency += (weight * count) / (1 - length + length * relative);
    }
    return frequency;
  }
}

/** Never negative (Lucene's form of the Robertson-Spärck Jones weight). */
function idf(frequency: number, all: number): number {
  return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
}
