/** What training makes smaller, as a factor for −log share of each token: all that the model's derivatives need. */
import type { TokenExample } from './tokenExamples.ts';

/** Logarithms of the shares of an example's expected tokens, a list a text. */
export type TokenLogs = readonly ArrayLike<number>[];

export interface ExampleLogs {
  readonly example: TokenExample;
  readonly logs: TokenLogs;
  /** The same without the adapter; not needed for a likelihood. */
  readonly reference: TokenLogs | undefined;
}

export interface Judged {
  readonly loss: number;
  /** In the shape of the logs. */
  readonly factors: readonly (readonly number[])[];
}

/** What an example counts in its step: the factor of each of its tokens, or of its pair. */
export type Share = (example: TokenExample) => number;

/**
 * Likelihoods and what is to be retained are averaged over their tokens by weight, preferences over their pairs by weight; where a step has
 * several kinds, each counts by how many examples it has.
 * @param expected how many tokens are expected of each example's first text
 */
export function sharesOf(examples: readonly TokenExample[], expected: readonly number[]): Share {
  const sums = new Map<TokenExample['kind'], { units: number; examples: number }>();
  examples.forEach(({ kind, weight }, at) => {
    const sum = sums.get(kind) ?? { units: 0, examples: 0 };
    sum.units += kind === 'preference' ? weight : weight * expected[at]!;
    sum.examples += 1;
    sums.set(kind, sum);
  });
  return ({ kind, weight }) => {
    const { units = 0, examples: own = 0 } = sums.get(kind) ?? {};
    return units > 0 ? ((own / examples.length) * weight) / units : 0;
  };
}

/**
 * Likelihood: −log share of each token. Preference by DPO (Rafailov et al., 2023):
 * −log σ(beta × ((chosen − its reference) − (rejected − its reference))). Retention: what each token has become less likely than without
 * the adapter, and nothing where it has not.
 */
export function judge({ example, logs, reference = [] }: ExampleLogs, share: Share, beta: number): Judged {
  const factor = share(example);
  const own = logs[0]!;
  if (example.kind === 'likelihood')
    return { loss: -factor * sum(own), factors: [Array.from(own, () => factor)] };
  if (example.kind === 'retention') {
    const lost = Array.from(own, (log, at) => Math.max(0, (reference[0]?.[at] ?? log) - log));
    return { loss: factor * sum(lost), factors: [lost.map((each) => (each > 0 ? factor : 0))] };
  }
  const rejected = logs[1]!;
  const [ofChosen, ofRejected] = [sum(reference[0] ?? []), sum(reference[1] ?? [])];
  const margin = beta * (sum(own) - ofChosen - (sum(rejected) - ofRejected));
  const slope = (factor * beta) / (1 + Math.exp(margin));
  return {
    loss: factor * softplus(-margin),
    factors: [Array.from(own, () => slope), Array.from(rejected, () => -slope)],
  };
}

/** ln(1 + e^x) without an overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

export function sum(numbers: ArrayLike<number>): number {
  let all = 0;
  for (let at = 0; at < numbers.length; at += 1) all += numbers[at]!;
  return all;
}
