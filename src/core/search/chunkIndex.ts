/** The files of a workspace as they are searched: their words, and where each chunk stands. */
import type { Chunk } from '../chunks/chunk.ts';
import { type FileToIndex, fileDocuments } from './fileDocuments.ts';
import { WordIndex } from './wordIndex.ts';

export interface IndexedFile {
  readonly path: string;
  /** Of the word index. */
  readonly number: number;
  readonly chunks: readonly Chunk[];
}

export class ChunkIndex {
  readonly words = new WordIndex();
  readonly #byPath = new Map<string, IndexedFile>();
  readonly #byNumber: (IndexedFile | undefined)[] = [];

  /** Takes the place of what was known of the file. */
  put(file: FileToIndex): IndexedFile {
    this.remove(file.path);
    const number = this.words.add(fileDocuments(file));
    const indexed = { path: file.path, number, chunks: file.chunks };
    this.#byPath.set(file.path, indexed);
    this.#byNumber[number] = indexed;
    return indexed;
  }

  remove(path: string): void {
    const known = this.#byPath.get(path);
    if (known === undefined) return;
    this.words.remove(known.number);
    this.#byPath.delete(path);
    this.#byNumber[known.number] = undefined;
  }

  files(): Iterable<IndexedFile> {
    return this.#byPath.values();
  }

  file(path: string): IndexedFile | undefined {
    return this.#byPath.get(path);
  }

  fileNumbered(number: number): IndexedFile | undefined {
    return this.#byNumber[number];
  }
}
