/** Numbers in [0, 1) that look random and are the same for the same seed. */

/** Xorshift with 32 bits (Marsaglia 2003), started from an FNV-1a hash of the seed. */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  state = state >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  // Like seeds give like first numbers.
  for (let k = 0; k < 8; k++) next();
  return next;
}
