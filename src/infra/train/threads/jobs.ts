/** Work that threads share: each takes parts of a range, and what comes out does not depend on who took which. */
import type { Kernels } from '../kernels.ts';

export type Job = (part: JobPart) => void;

interface JobPart {
  readonly kernels: Kernels;
  /** Those of `Crew.run`, in the order that each job names them in. */
  readonly numbers: Float64Array;
  readonly from: number;
  readonly to: number;
  /** An address with room for a panel of weights, the thread's own. */
  readonly scratch: number;
}

/** All addresses, counts and strides are numbers below 2^53. */
export const MOST_NUMBERS = 16;

/** A range of rows: [type, block, blockBytes, weights, columns, inputs, inputStride, outputs, outputStride, tokens, add]. */
const forward: Job = ({ kernels, numbers, from, to, scratch }) => {
  const [type, block, blockBytes, weights, columns, inputs, inputStride, outputs, outputStride, tokens, add] =
    numbers as unknown as FixedNumbers;
  const rowBytes = (columns / block) * blockBytes;
  kernels.forward(
    type,
    block,
    blockBytes,
    weights + from * rowBytes,
    to - from,
    columns,
    inputs,
    inputStride,
    outputs + from * 4,
    outputStride,
    tokens,
    add,
    scratch,
  );
};

/**
 * A range of columns: [type, block, blockBytes, weights, rows, columns, factors, factorStride, factorRowStride, sums, sumStride,
 * count].
 */
const backwardColumns: Job = ({ kernels, numbers, from, to, scratch }) => {
  const [type, block, blockBytes, weights, rows, columns, ...rest] = numbers as unknown as FixedNumbers;
  kernels.backward(type, block, blockBytes, weights, rows, columns, from, to, ...rest.slice(0, 6), scratch);
};

/** The same for a range of sums, without the last number. */
const backwardSums: Job = ({ kernels, numbers, from, to, scratch }) => {
  const [
    type,
    block,
    blockBytes,
    weights,
    rows,
    columns,
    factors,
    factorStride,
    factorRowStride,
    sums,
    stride,
  ] = numbers as unknown as FixedNumbers;
  kernels.backward(
    type,
    block,
    blockBytes,
    weights,
    rows,
    columns,
    0,
    columns,
    factors + from * factorStride,
    factorStride,
    factorRowStride,
    sums + from * stride,
    stride,
    to - from,
    scratch,
  );
};

/** A range of tokens: [inputs, weights, outputs, inverses, length, epsilon]. */
const rmsNorm: Job = ({ kernels, numbers, from, to }) => {
  const [inputs, weights, outputs, inverses, length, epsilon] = numbers as unknown as FixedNumbers;
  const skip = from * length * 4;
  kernels.rmsNorm(inputs + skip, weights, outputs + skip, inverses + from * 4, to - from, length, epsilon);
};

/** A range of tokens: [gradients, inputs, weights, inverses, sums, length]. */
const rmsNormBackward: Job = ({ kernels, numbers, from, to }) => {
  const [gradients, inputs, weights, inverses, sums, length] = numbers as unknown as FixedNumbers;
  const skip = from * length * 4;
  kernels.rmsNormBackward(
    gradients + skip,
    inputs + skip,
    weights,
    inverses + from * 4,
    sums + skip,
    to - from,
    length,
  );
};

/** A range of tokens: [vectors, positions, turns, heads, headLength, pairs, direction]. */
const rotate: Job = ({ kernels, numbers, from, to }) => {
  const [vectors, positions, turns, heads, headLength, pairs, direction] = numbers as unknown as FixedNumbers;
  const skip = from * heads * headLength * 4;
  kernels.rotate(vectors + skip, positions + from * 4, turns, to - from, heads, headLength, pairs, direction);
};

/** A range of query heads: [queries, keys, values, outputs, tokens, heads, group, headLength, scale]. */
const attend: Job = ({ kernels, numbers, from, to, scratch }) => {
  const [queries, keys, values, outputs, tokens, heads, group, headLength, scale] =
    numbers as unknown as FixedNumbers;
  kernels.attend(queries, keys, values, outputs, tokens, heads, group, headLength, from, to, scale, scratch);
};

/** A range of key heads: [queries, keys, values, gradients, byQueries, byKeys, byValues, tokens, heads, group, headLength, scale]. */
const attendBackward: Job = ({ kernels, numbers, from, to, scratch }) => {
  const [q, k, v, gradients, byQueries, byKeys, byValues, tokens, heads, group, headLength, scale] =
    numbers as unknown as FixedNumbers;
  kernels.attendBackward(
    q,
    k,
    v,
    gradients,
    byQueries,
    byKeys,
    byValues,
    tokens,
    heads,
    group,
    headLength,
    from,
    to,
    scale,
    scratch,
  );
};

/** A range of values: [gates, ups, outputs]. */
const swiglu: Job = ({ kernels, numbers, from, to }) => {
  const [gates, ups, outputs] = numbers as unknown as FixedNumbers;
  kernels.swiglu(gates + from * 4, ups + from * 4, outputs + from * 4, to - from);
};

/** A range of values: [gradients, gates, ups]. */
const swigluBackward: Job = ({ kernels, numbers, from, to }) => {
  const [gradients, gates, ups] = numbers as unknown as FixedNumbers;
  kernels.swigluBackward(gradients + from * 4, gates + from * 4, ups + from * 4, to - from);
};

/** A range of tokens: [logits, count, targets, logs, normals]. */
const logShares: Job = ({ kernels, numbers, from, to }) => {
  const [logits, count, targets, logs, normals] = numbers as unknown as FixedNumbers;
  kernels.logShares(
    logits + from * count * 4,
    count,
    targets + from * 4,
    to - from,
    logs + from * 4,
    normals + from * 4,
  );
};

/** A range of tokens: [logits, count, targets, factors, normals]. */
const logSharesBackward: Job = ({ kernels, numbers, from, to }) => {
  const [logits, count, targets, factors, normals] = numbers as unknown as FixedNumbers;
  kernels.logSharesBackward(
    logits + from * count * 4,
    count,
    targets + from * 4,
    factors + from * 4,
    normals + from * 4,
    to - from,
  );
};

/** A range of values: [sums, vectors]. */
const addTo: Job = ({ kernels, numbers, from, to }) => {
  const [sums, vectors] = numbers as unknown as FixedNumbers;
  kernels.addTo(sums + from * 4, vectors + from * 4, to - from);
};

/** As many as there is room for: those that a job does not name are not read. */
type FixedNumbers = readonly [
  ...[number, number, number, number, number, number],
  ...[number, number, number, number, number, number],
];

export const JOBS = {
  forward,
  backwardColumns,
  backwardSums,
  rmsNorm,
  rmsNormBackward,
  rotate,
  attend,
  attendBackward,
  swiglu,
  swigluBackward,
  logShares,
  logSharesBackward,
  addTo,
} satisfies Readonly<Record<string, Job>>;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
