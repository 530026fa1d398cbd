/** Code as words that layout, quotes and trailing punctuation do not change. */

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}[\p{N}.]*|[^\s\p{L}\p{N}_$,;'"`()]/gu;

export function codeWords(text: string): string[] {
  return text.match(WORD) ?? [];
}
