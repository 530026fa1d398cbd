/** A short, stable, non-cryptographic hash for ids. */

/** 32-bit FNV-1a over UTF-16 code units (Fowler, Noll, Vo; draft-eastlake-fnv), as 8 hex digits. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
