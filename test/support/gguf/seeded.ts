/** Random numbers that are the same on every machine and run. */

/** Uniform in [0, 1). mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Roughly normal, with this standard deviation. */
export function gaussians(length: number, deviation: number, random: () => number): Float32Array {
  const values = new Float32Array(length);
  for (let at = 0; at < length; at += 1)
    values[at] = (random() + random() + random() + random() - 2) * Math.sqrt(3) * deviation;
  return values;
}
