/** Short, stable, non-cryptographic hashes. */

/** Where a hash begins. */
export const HASH_START = 0x811c9dc5;

/** For ids: 32-bit FNV-1a over UTF-16 code units (Fowler, Noll, Vo; draft-eastlake-fnv), as 8 hex digits. */
export function shortHash(text: string): string {
  return (hashOn(HASH_START, text) >>> 0).toString(16).padStart(8, '0');
}

/** The same of a text in pieces: a hash, signed, that goes on from another. */
export function hashOn(hash: number, text: string): number {
  let next = hash;
  for (let at = 0; at < text.length; at++) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next;
}

/** Of words in their order, signed. */
export function hashWords(words: readonly string[]): number {
  return words.reduce((hash, word) => hashOn(hash, `${word} `), HASH_START);
}
