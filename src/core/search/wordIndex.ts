/**
 * An inverted index over documents in two levels: files, and in each its chunks. Grows by whole files; a file that is gone is marked
 * and left out when segments are joined. Documents of one file have numbers that follow on each other, the file's own words first.
 */
import { type DocumentWords, FIELDS } from './fields.ts';
import { joinedSegments, type Postings, type Segment, sealed } from './segment.ts';

/** Postings that are gathered before they are sealed. */
const OPEN_POSTINGS = 200_000;
/** Smaller segments are joined once there are so many of them. */
const SMALL_SEGMENTS = 8;

export class WordIndex {
  readonly #numbers = new Map<string, number>();
  #segments: Segment[] = [];
  #open = openPostings();
  /** By document: the number of its file. */
  #fileOf = new Uint32Array(1024);
  #gone = new Uint8Array(1024);
  /** Lengths of fields, document by document. */
  #lengths = new Uint16Array(1024 * FIELDS.length);
  #documents = 0;
  #version = 0;
  #files = 0;
  #liveDocuments = 0;
  #liveFiles = 0;
  readonly #lengthSums = new Array<number>(FIELDS.length).fill(0);
  /** File by file, summed over its documents. */
  #fileLengths = new Uint32Array(256 * FIELDS.length);
  readonly #ranges: { readonly first: number; readonly count: number }[] = [];

  /** Changes whenever a file comes or goes. */
  get version(): number {
    return this.#version;
  }

  /** By document: the number of its file. */
  get fileNumbers(): Uint32Array {
    return this.#fileOf;
  }

  /** By document: 1 where it went away. */
  get gone(): Uint8Array {
    return this.#gone;
  }

  /** @returns the file's number; its documents are numbered from `firstOf` on. */
  add(documents: readonly DocumentWords[]): number {
    this.#version++;
    const file = this.#files++;
    this.#ranges.push({ first: this.#documents, count: documents.length });
    if (this.#files * FIELDS.length > this.#fileLengths.length)
      this.#fileLengths = grown(this.#fileLengths, new Uint32Array(this.#fileLengths.length * 2));
    for (const document of documents) this.#addDocument(document, file);
    this.#liveFiles++;
    if (this.#open.words.length >= OPEN_POSTINGS) this.#seal();
    return file;
  }

  remove(file: number): void {
    this.#version++;
    const { first, count } = this.#ranges[file]!;
    for (let document = first; document < first + count; document++) {
      if (this.#gone[document] === 1) return;
      this.#gone[document] = 1;
      this.#liveDocuments--;
      for (let field = 0; field < FIELDS.length; field++)
        this.#lengthSums[field]! -= this.#lengths[document * FIELDS.length + field]!;
    }
    this.#liveFiles--;
  }

  /** Segments to search; what was added since the last call is among them. */
  segments(): readonly Segment[] {
    if (this.#open.words.length > 0) this.#seal();
    return this.#segments;
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  firstOf(file: number): number {
    return this.#ranges[file]!.first;
  }

  lengthOf(document: number, field: number): number {
    return this.#lengths[document * FIELDS.length + field]!;
  }

  lengthOfFile(file: number, field: number): number {
    return this.#fileLengths[file * FIELDS.length + field]!;
  }

  /** Of a document or, times the documents of a file, of a file. */
  meanLength(field: number): number {
    return this.#liveDocuments === 0 ? 0 : this.#lengthSums[field]! / this.#liveDocuments;
  }

  get counts() {
    return {
      documents: this.#documents,
      files: this.#files,
      liveDocuments: this.#liveDocuments,
      liveFiles: this.#liveFiles,
      words: this.#numbers.size,
    };
  }

  #addDocument({ counts, lengths }: DocumentWords, file: number): void {
    const document = this.#documents++;
    this.#liveDocuments++;
    this.#reserve();
    this.#fileOf[document] = file;
    for (const [field, length] of lengths.entries()) {
      const kept = Math.min(length, 65_535);
      this.#lengths[document * FIELDS.length + field] = kept;
      this.#lengthSums[field]! += kept;
      this.#fileLengths[file * FIELDS.length + field]! += kept;
    }
    for (const [word, packed] of counts) {
      this.#open.words.push(this.#numbered(word));
      this.#open.documents.push(document);
      this.#open.counts.push(packed);
    }
  }

  #numbered(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
    }
    return number;
  }

  #reserve(): void {
    if (this.#documents <= this.#fileOf.length) return;
    const size = this.#fileOf.length * 2;
    this.#fileOf = grown(this.#fileOf, new Uint32Array(size));
    this.#gone = grown(this.#gone, new Uint8Array(size));
    this.#lengths = grown(this.#lengths, new Uint16Array(size * FIELDS.length));
  }

  #seal(): void {
    const { words, documents, counts } = this.#open;
    this.#segments.push(sealed(typed(words, documents, counts)));
    this.#open = openPostings();
    const small = this.#segments.filter((each) => each.documents.length < OPEN_POSTINGS / 2);
    if (small.length < SMALL_SEGMENTS) return;
    const large = this.#segments.filter((each) => each.documents.length >= OPEN_POSTINGS / 2);
    this.#segments = [...large, joinedSegments(small, (document) => this.#gone[document] === 1)];
  }
}

function openPostings() {
  return { words: [] as number[], documents: [] as number[], counts: [] as number[] };
}

function typed(words: readonly number[], documents: readonly number[], counts: readonly number[]): Postings {
  return {
    words: Uint32Array.from(words),
    documents: Uint32Array.from(documents),
    counts: Uint32Array.from(counts),
  };
}

function grown<T extends Uint32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
