/**
 * Splits text and source code into words, without making a string of any: `HTTPServer`, `http_server` and `http server` are the
 * same two words. A word is handed on as the hash of its lower-case letters and the place where it stands.
 */

/** @param hash of the lower-cased word, 32 bits. @param start, end its place in the text, end exclusive. */
export type WordVisitor = (hash: number, start: number, end: number) => void;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** Letters beyond ASCII: they stay with whatever letters stand around them. */
const LETTER = 4;

/** Of Latin letters and signs, nearly all that code consists of; the rest is worked out each time. */
const LATIN = 0x100;
const KINDS = Uint8Array.from({ length: LATIN }, (_, code) => kindOf(code));
const FOLDED = Uint16Array.from({ length: LATIN }, (_, code) => foldedOf(code));

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT;
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 0xc0 && /\p{L}/u.test(String.fromCharCode(code)) ? LETTER : OTHER;
}

/** A lower case of several letters stays as it is. */
function foldedOf(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

function kind(code: number): number {
  return code < LATIN ? KINDS[code]! : kindOf(code);
}

export const HASH_START = 0x811c9dc5;

/** One more letter of a hash (FNV-1a over UTF-16 code units in lower case). */
export function hashLetter(hash: number, code: number): number {
  return Math.imul(hash ^ (code < LATIN ? FOLDED[code]! : foldedOf(code)), 0x01000193);
}

export function hashOf(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) hash = hashLetter(hash, word.charCodeAt(at));
  return hash;
}

/** Words in order: runs of letters cut where lower case meets upper case, and before the last of several capitals; runs of digits. */
export function visitWords(text: string, visit: WordVisitor): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const first = kind(text.charCodeAt(at));
    if (first === OTHER) at++;
    else at = first === DIGIT ? digits(text, at, visit) : letters(text, at, visit);
  }
}

function digits(text: string, start: number, visit: WordVisitor): number {
  let hash = HASH_START;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (kind(code) !== DIGIT) break;
    hash = hashLetter(hash, code);
  }
  visit(hash, start, at);
  return at;
}

/** @returns the place behind the word. */
function letters(text: string, start: number, visit: WordVisitor): number {
  let hash = HASH_START;
  let before = HASH_START;
  let last = OTHER;
  let capitals = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const now = kind(code);
    if (now === OTHER || now === DIGIT) break;
    if (now === UPPER && last !== OTHER && last !== UPPER) break;
    // `HTTPServer`: the word ends before the capital that begins the next one.
    if (now === LOWER && last === UPPER && capitals > 1) {
      visit(before, start, at - 1);
      return at - 1;
    }
    capitals = now === UPPER ? capitals + 1 : 0;
    before = hash;
    hash = hashLetter(hash, code);
    last = now;
  }
  visit(hash, start, at);
  return at;
}
