/** From the last layer's outputs to the logarithm of each expected token's share, and back. */
import { logitRows } from '../../core/training/batchBytes.ts';
import type { Compute } from './compute.ts';
import { rmsNorm, zeros } from './layer.ts';
import { linear, linearBackward } from './linear.ts';

export interface Expected {
  /** Rows of the last layer's outputs that are asked, in order. */
  readonly rows: readonly number[];
  /** The token that each is to foretell. */
  readonly tokens: readonly number[];
}

export interface HeadLearning {
  /** A number each: what the derivative of −log share counts. */
  readonly factors: ArrayLike<number>;
  /** Where the derivative by the last layer's outputs is written, a row each of its tokens. */
  readonly gradients: number;
}

/** Natural logarithms in the order of `expected`; with `learning` derivatives, too. */
export async function head(
  compute: Compute,
  { inputs, expected, adapted }: { inputs: number; expected: Expected; adapted: boolean },
  learning?: HeadLearning,
): Promise<Float64Array> {
  const { memory, plan } = compute;
  const mark = memory.mark();
  const logs = new Float64Array(expected.rows.length);
  const atOnce = logitRows(plan.vocabulary);
  for (let from = 0; from < expected.rows.length; from += atOnce) {
    const rows = expected.rows.slice(from, from + atOnce);
    const tokens = expected.tokens.slice(from, from + atOnce);
    const factors = learning && Array.from(rows, (_, at) => learning.factors[from + at]!);
    const some = await rowsOf(compute, { inputs, rows, tokens, adapted });
    logs.set(memory.floats(some.logs, rows.length), from);
    if (learning !== undefined && factors !== undefined) await learn(compute, some, { ...learning, factors });
    memory.release(mark);
  }
  return logs;
}

interface AskedRows {
  readonly inputs: number;
  readonly rows: readonly number[];
  readonly tokens: readonly number[];
  readonly adapted: boolean;
}

/** Addresses of what was worked out for some rows. */
interface Worked {
  readonly rows: readonly number[];
  readonly gathered: number;
  readonly normed: number;
  readonly inverses: number;
  readonly logits: number;
  readonly targets: number;
  readonly normals: number;
  readonly logs: number;
}

async function rowsOf(compute: Compute, { inputs, rows, tokens, adapted }: AskedRows): Promise<Worked> {
  const { memory, plan, crew } = compute;
  const count = rows.length;
  const gathered = memory.takeFloats(count * plan.embedding);
  rows.forEach((row, at) => {
    const from = memory.floats(inputs + row * plan.embedding * 4, plan.embedding);
    memory.floats(gathered + at * plan.embedding * 4, plan.embedding).set(from);
  });
  const [normed, inverses] = rmsNorm(compute, plan.norm, gathered, count);
  const logits = memory.takeFloats(count * plan.vocabulary);
  await linear(compute, { tensor: plan.output, inputs: normed, outputs: logits, tokens: count, adapted });
  const targets = memory.takeFloats(count);
  memory.integers(targets, count).set(tokens);
  const [logs, normals] = [memory.takeFloats(count), memory.takeFloats(count)];
  crew.run('logShares', [logits, plan.vocabulary, targets, logs, normals], { count });
  return { rows, gathered, normed, inverses, logits, targets, normals, logs };
}

async function learn(compute: Compute, some: Worked, { factors, gradients }: HeadLearning): Promise<void> {
  const { memory, plan, crew, vectors } = compute;
  const { rows, gathered, normed, inverses, logits, targets, normals } = some;
  const count = rows.length;
  const counting = memory.takeFloats(count);
  memory.floats(counting, count).set(factors);
  crew.run('logSharesBackward', [logits, plan.vocabulary, targets, counting, normals], { count });
  const byNormed = zeros(compute, count * plan.embedding);
  await linearBackward(compute, {
    tensor: plan.output,
    inputs: normed,
    gradients: logits,
    sums: byNormed,
    tokens: count,
  });
  const byGathered = zeros(compute, count * plan.embedding);
  const weights = vectors.get(plan.norm.name)!;
  crew.run('rmsNormBackward', [byNormed, gathered, weights, inverses, byGathered, plan.embedding], { count });
  rows.forEach((row, at) => {
    const from = memory.floats(byGathered + at * plan.embedding * 4, plan.embedding);
    memory.floats(gradients + row * plan.embedding * 4, plan.embedding).set(from);
  });
}
