/** Roughly normal, with this standard deviation. */
export function gaussians(length: number, deviation: number, random: () => number): Float32Array {
  const values = new Float32Array(length);
  for (let at = 0; at < length; at += 1)
    values[at] = (random() + random() + random() + random() - 2) * Math.sqrt(3) * deviation;
  return values;
}
