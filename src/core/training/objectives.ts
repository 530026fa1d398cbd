/** What training makes smaller, as a factor for −log share of each token: all that the model's derivatives need. */
import type { TokenExample } from './tokenExamples.ts';

/** Logarithms of the shares of an example's expected tokens, a list a text. */
export type TokenLogs = readonly ArrayLike<number>[];

export interface ExampleLogs {
  readonly example: TokenExample;
  readonly logs: TokenLogs;
  /** Σ of logarithms without the adapter, a number a text; for preferences only. */
  readonly reference: readonly number[] | undefined;
}

export interface Judged {
  readonly loss: number;
  /** In the shape of the logs. */
  readonly factors: readonly (readonly number[])[];
}

/** What an example counts in its step: the factor of each of its tokens, or of its pair. */
export type Share = (example: TokenExample) => number;

/**
 * Likelihoods are averaged over their tokens by weight, preferences over their pairs by weight; where a step has both, each counts by how
 * many examples it has.
 * @param expected how many tokens are expected of each example's first text
 */
export function sharesOf(examples: readonly TokenExample[], expected: readonly number[]): Share {
  let [tokens, pairs, likelihoods] = [0, 0, 0];
  examples.forEach((example, at) => {
    if (example.kind === 'likelihood') {
      tokens += example.weight * expected[at]!;
      likelihoods += 1;
    } else pairs += example.weight;
  });
  const part = examples.length === 0 ? 0 : likelihoods / examples.length;
  return ({ kind, weight }) => {
    const [all, own] = kind === 'likelihood' ? [tokens, part] : [pairs, 1 - part];
    return all > 0 ? (own * weight) / all : 0;
  };
}

/**
 * Preferences by DPO (Rafailov et al., 2023): −log σ(beta × ((chosen − its reference) − (rejected − its reference))).
 */
export function judge({ example, logs, reference }: ExampleLogs, share: Share, beta: number): Judged {
  if (example.kind === 'likelihood') {
    const factor = share(example);
    return { loss: -factor * sum(logs[0]!), factors: [Array.from(logs[0]!, () => factor)] };
  }
  const [chosen, rejected] = [logs[0]!, logs[1]!];
  const [ofChosen = 0, ofRejected = 0] = reference ?? [];
  const margin = beta * (sum(chosen) - ofChosen - (sum(rejected) - ofRejected));
  const weight = share(example);
  const slope = (weight * beta) / (1 + Math.exp(margin));
  return {
    loss: weight * softplus(-margin),
    factors: [Array.from(chosen, () => slope), Array.from(rejected, () => -slope)],
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
