/** Angles of rotary positions (Su et al., RoFormer, 2021), scaled as llama.cpp scales them. */

export interface RopeScaling {
  readonly kind: 'none' | 'linear' | 'yarn';
  readonly base: number;
  /** How many times longer the context became. */
  readonly factor: number;
  readonly originalContext: number;
  readonly attentionFactor: number;
}

/** Turns of a head over the original context beyond which YaRN leaves a pair alone, and below which it stretches it whole. */
const FAST = 32;
const SLOW = 1;

/**
 * Cosine and sine of each pair, a row a position: pair i turns by position × base^(-2i/rotary) ÷ its factor, stretched by the scaling
 * (YaRN: Peng et al., 2023, whose lengthened vectors come with the cosines and sines).
 */
export function ropeTurns(
  scaling: RopeScaling,
  rotary: number,
  positions: number,
  factors?: ArrayLike<number>,
): Float32Array {
  const pairs = rotary / 2;
  const { rates, length } = pairRates(scaling, rotary, factors);
  const turns = new Float32Array(positions * rotary);
  for (let position = 0; position < positions; position += 1)
    for (let pair = 0; pair < pairs; pair += 1) {
      const angle = position * rates[pair]!;
      turns[(position * pairs + pair) * 2] = Math.cos(angle) * length;
      turns[(position * pairs + pair) * 2 + 1] = Math.sin(angle) * length;
    }
  return turns;
}

function pairRates(
  { kind, base, factor, originalContext, attentionFactor }: RopeScaling,
  rotary: number,
  factors: ArrayLike<number> | undefined,
): { readonly rates: readonly number[]; readonly length: number } {
  const scale = kind === 'none' ? 1 : 1 / factor;
  const kept = kind === 'yarn' ? keptShare(base, rotary, originalContext) : () => 0;
  const rates = Array.from({ length: rotary / 2 }, (_, pair) => {
    const full = base ** ((-2 * pair) / rotary) / (factors?.[pair] ?? 1);
    const share = kept(pair);
    return full * scale * (1 - share) + full * share;
  });
  const length = kind === 'yarn' ? attentionFactor * (1 + 0.1 * Math.log(factor)) : attentionFactor;
  return { rates, length };
}

/** Of a pair's own rate: all of it for fast ones, nothing for slow ones. */
function keptShare(base: number, rotary: number, originalContext: number): (pair: number) => number {
  const pairWith = (turns: number) =>
    (rotary * Math.log(originalContext / (turns * 2 * Math.PI))) / (2 * Math.log(base));
  const low = Math.max(0, Math.floor(pairWith(FAST)));
  const high = Math.min(rotary - 1, Math.ceil(pairWith(SLOW)));
  return (pair) => 1 - Math.min(1, Math.max(0, (pair - low) / Math.max(0.001, high - low)));
}
