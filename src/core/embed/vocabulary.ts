/** The tokens of a static model: whole words, and pieces (`##tion`) for words that it does not know. A token's id is its line. */
import { HASH_START, hashLetter, hashOf, visitWords } from './codeWords.ts';

const PIECE = '##';
const PIECE_LETTERS = 8;
const WORD_LETTERS_AT_MOST = 40;

/** From 32-bit hashes to ids; two words of one hash share the first one's id, which at this size hits one word in 100,000. */
class HashTable {
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #ids: Int32Array;

  constructor(entries: readonly (readonly [hash: number, id: number])[]) {
    const size = 1 << Math.max(4, Math.ceil(Math.log2(entries.length * 3 + 1)));
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#ids = new Int32Array(size).fill(-1);
    for (const [hash, id] of entries) {
      let slot = this.#slotOf(hash);
      while (this.#ids[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#hashes[slot] = hash;
      this.#ids[slot] = id;
    }
  }

  /** -1 for none. */
  get(hash: number): number {
    const wanted = hash | 0;
    for (let slot = this.#slotOf(hash); this.#ids[slot]! >= 0; slot = (slot + 1) & this.#mask) {
      if (this.#hashes[slot] === wanted) return this.#ids[slot]!;
    }
    return -1;
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}

export class Vocabulary {
  readonly size: number;
  readonly #words: HashTable;
  readonly #pieces: HashTable;

  /** @param tokens lower case, each once. */
  constructor(tokens: readonly string[]) {
    const words: [number, number][] = [];
    const pieces: [number, number][] = [];
    tokens.forEach((token, id) => {
      if (token.startsWith(PIECE)) pieces.push([hashOf(token.slice(PIECE.length)), id]);
      else words.push([hashOf(token), id]);
    });
    this.size = tokens.length;
    this.#words = new HashTable(words);
    this.#pieces = new HashTable(pieces);
  }

  /** Ids in the order of the text: one a known word, one for each longest piece of any other, none for what no piece covers. */
  visit(text: string, visit: (id: number) => void): void {
    visitWords(text, (hash, start, end) => {
      if (end - start < 2 || end - start > WORD_LETTERS_AT_MOST) return;
      const id = this.#words.get(hash);
      if (id >= 0) visit(id);
      else this.#visitPieces(text, start, end, visit);
    });
  }

  #visitPieces(text: string, start: number, end: number, visit: (id: number) => void): void {
    let at = start;
    while (at < end - 1) {
      let hash = HASH_START;
      let found = -1;
      let foundEnd = at + 1;
      const limit = Math.min(end, at + PIECE_LETTERS);
      for (let next = at; next < limit; next++) {
        hash = hashLetter(hash, text.charCodeAt(next));
        if (next === at) continue;
        const id = this.#pieces.get(hash);
        if (id < 0) continue;
        found = id;
        foundEnd = next + 1;
      }
      if (found >= 0) visit(found);
      at = foundEnd;
    }
  }
}
