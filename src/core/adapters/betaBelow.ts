/** Two shares of which some successes and failures were seen, each with a uniform prior: which one is likely the smaller. */

export interface Seen {
  /** Need not be a whole number: half a success is one, and half a failure. */
  readonly successes: number;
  readonly tries: number;
}

const CELLS = 2000;

/**
 * The probability that the share behind the one is below that behind the other: both are Beta(1 + successes, 1 + failures)
 * (Gelman et al., Bayesian Data Analysis, 2.4), integrated over a grid, to about 1e-3.
 */
export function betaBelow(one: Seen, other: Seen): number {
  const [below, above] = [density(one), density(other)];
  let sum = 0;
  let reached = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    sum += above[cell]! * (reached + below[cell]! / 2);
    reached += below[cell]!;
  }
  return sum;
}

/** Of a cell each; together 1. */
function density({ successes, tries }: Seen): readonly number[] {
  const logs = Array.from({ length: CELLS }, (_, cell) => {
    const share = (cell + 0.5) / CELLS;
    return successes * Math.log(share) + (tries - successes) * Math.log1p(-share);
  });
  const most = logs.reduce((one, another) => Math.max(one, another));
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => each / sum);
}
