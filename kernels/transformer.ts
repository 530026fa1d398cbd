/** What a transformer does between its matrices, and the derivative of each. Vectors follow each other without gaps. */
import { dot } from './matrix';
import { multiplyAdd } from './simd';

/** outputs = inputs ÷ √(mean of squares + epsilon) × weights. `inverses` keeps one ÷ √… a token. */
export function rmsNorm(
  inputs: usize,
  weights: usize,
  outputs: usize,
  inverses: usize,
  tokens: i32,
  length: i32,
  epsilon: f32,
): void {
  for (let token = 0; token < tokens; token += 1) {
    const from = inputs + ((<usize>token * <usize>length) << 2);
    const to = outputs + ((<usize>token * <usize>length) << 2);
    let squares: f64 = 0;
    for (let at = 0; at < length; at += 1) {
      const value = <f64>load<f32>(from + ((<usize>at) << 2));
      squares += value * value;
    }
    const inverse = <f32>(1 / Math.sqrt(squares / <f64>length + <f64>epsilon));
    store<f32>(inverses + ((<usize>token) << 2), inverse);
    for (let at: usize = 0; at < (<usize>length) << 2; at += 4)
      store<f32>(to + at, load<f32>(from + at) * inverse * load<f32>(weights + at));
  }
}

/** Adds the derivative by the inputs to `sums`, given that by the outputs. */
export function rmsNormBackward(
  gradients: usize,
  inputs: usize,
  weights: usize,
  inverses: usize,
  sums: usize,
  tokens: i32,
  length: i32,
): void {
  for (let token = 0; token < tokens; token += 1) {
    const offset = (<usize>token * <usize>length) << 2;
    const inverse = <f64>load<f32>(inverses + ((<usize>token) << 2));
    let along: f64 = 0;
    for (let at: usize = offset, w = weights; at < offset + ((<usize>length) << 2); at += 4, w += 4)
      along += <f64>load<f32>(gradients + at) * <f64>load<f32>(w) * <f64>load<f32>(inputs + at);
    const share = (along * inverse * inverse) / <f64>length;
    for (let at: usize = offset, w = weights; at < offset + ((<usize>length) << 2); at += 4, w += 4) {
      const straight = <f64>load<f32>(gradients + at) * <f64>load<f32>(w);
      const change = inverse * (straight - <f64>load<f32>(inputs + at) * share);
      store<f32>(sums + at, load<f32>(sums + at) + <f32>change);
    }
  }
}

/**
 * Turns neighbouring pairs of each head by angles of which `turns` holds cosine and sine, a row a position. Turned back where
 * `direction` is -1, which is the derivative, too, but for the length that cosine and sine may have.
 */
export function rotate(
  vectors: usize,
  positions: usize,
  turns: usize,
  tokens: i32,
  heads: i32,
  headLength: i32,
  pairs: i32,
  direction: f32,
): void {
  for (let token = 0; token < tokens; token += 1) {
    const row = turns + ((<usize>load<u32>(positions + ((<usize>token) << 2)) * <usize>pairs) << 3);
    for (let head = 0; head < heads; head += 1) {
      let at = vectors + ((<usize>(token * heads + head) * <usize>headLength) << 2);
      for (let turn = row; turn < row + ((<usize>pairs) << 3); turn += 8, at += 8) {
        const cosine = load<f32>(turn);
        const sine = load<f32>(turn, 4) * direction;
        const x = load<f32>(at);
        const y = load<f32>(at, 4);
        store<f32>(at, x * cosine - y * sine);
        store<f32>(at, x * sine + y * cosine, 4);
      }
    }
  }
}

/**
 * Attention of the tokens of one text to those before and to themselves, for the query heads from `first` to before `last`.
 * `group` query heads share a key. `row` has room for a number a token.
 */
export function attend(
  queries: usize,
  keys: usize,
  values: usize,
  outputs: usize,
  tokens: i32,
  heads: i32,
  group: i32,
  headLength: i32,
  first: i32,
  last: i32,
  scale: f32,
  row: usize,
): void {
  const bytes = (<usize>headLength) << 2;
  const stride = <usize>heads * bytes;
  const kvStride = stride / <usize>group;
  for (let head = first; head < last; head += 1) {
    const own = <usize>head * bytes;
    const shared = <usize>(head / group) * bytes;
    for (let token = 0; token < tokens; token += 1) {
      const at = <usize>token * stride + own;
      shares(queries + at, keys + shared, kvStride, token + 1, headLength, scale, row);
      const output = outputs + at;
      memory.fill(output, 0, bytes);
      for (let other = 0; other <= token; other += 1)
        addScaled(
          output,
          values + shared + <usize>other * kvStride,
          load<f32>(row + ((<usize>other) << 2)),
          headLength,
        );
    }
  }
}

/** Softmax of the query with each key. */
function shares(
  query: usize,
  keys: usize,
  stride: usize,
  count: i32,
  length: i32,
  scale: f32,
  row: usize,
): void {
  let most: f32 = -Infinity;
  const end = row + ((<usize>count) << 2);
  for (let at = row; at < end; at += 4, keys += stride) {
    const score = dot(query, keys, length) * scale;
    store<f32>(at, score);
    most = max(most, score);
  }
  let sum: f64 = 0;
  for (let at = row; at < end; at += 4) {
    const value = exponential(load<f32>(at) - most);
    store<f32>(at, value);
    sum += <f64>value;
  }
  const part = <f32>(1 / sum);
  for (let at = row; at < end; at += 4) store<f32>(at, load<f32>(at) * part);
}

function addScaled(sums: usize, vector: usize, factor: f32, length: i32): void {
  const factors = f32x4.splat(factor);
  for (const end = sums + ((<usize>length) << 2); sums < end; sums += 16, vector += 16)
    v128.store(sums, multiplyAdd(factors, v128.load(vector), v128.load(sums)));
}

/**
 * The derivatives by queries, keys and values, given that by the outputs of `attend`: shares are worked out anew. Written for queries,
 * added for keys and values, for the key heads from `first` to before `last`. `row` has room for two numbers a token.
 */
export function attendBackward(
  queries: usize,
  keys: usize,
  values: usize,
  gradients: usize,
  byQueries: usize,
  byKeys: usize,
  byValues: usize,
  tokens: i32,
  heads: i32,
  group: i32,
  headLength: i32,
  first: i32,
  last: i32,
  scale: f32,
  row: usize,
): void {
  const bytes = (<usize>headLength) << 2;
  const stride = <usize>heads * bytes;
  const kvStride = stride / <usize>group;
  const changes = row + ((<usize>tokens) << 2);
  for (let head = first * group; head < last * group; head += 1) {
    const own = <usize>head * bytes;
    const shared = <usize>(head / group) * bytes;
    for (let token = 0; token < tokens; token += 1) {
      const at = <usize>token * stride + own;
      shares(queries + at, keys + shared, kvStride, token + 1, headLength, scale, row);
      let mean: f64 = 0;
      for (let other = 0; other <= token; other += 1) {
        const place = shared + <usize>other * kvStride;
        const share = load<f32>(row + ((<usize>other) << 2));
        const change = dot(gradients + at, values + place, headLength);
        store<f32>(changes + ((<usize>other) << 2), change);
        mean += <f64>share * <f64>change;
        addScaled(byValues + place, gradients + at, share, headLength);
      }
      memory.fill(byQueries + at, 0, bytes);
      for (let other = 0; other <= token; other += 1) {
        const place = shared + <usize>other * kvStride;
        const share = load<f32>(row + ((<usize>other) << 2));
        const change = share * (load<f32>(changes + ((<usize>other) << 2)) - <f32>mean) * scale;
        addScaled(byQueries + at, keys + place, change, headLength);
        addScaled(byKeys + place, queries + at, change, headLength);
      }
    }
  }
}

/** outputs = gate × sigmoid(gate) × up. */
export function swiglu(gates: usize, ups: usize, outputs: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const gate = load<f32>(gates + at);
    store<f32>(outputs + at, (gate / (1 + Mathf.exp(-gate))) * load<f32>(ups + at));
  }
}

/** Writes the derivatives by gates and ups in their places, given that by the outputs of `swiglu`. */
export function swigluBackward(gradients: usize, gates: usize, ups: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const gradient = load<f32>(gradients + at);
    const gate = load<f32>(gates + at);
    const sigmoid: f32 = 1 / (1 + Mathf.exp(-gate));
    const silu = gate * sigmoid;
    const slope = sigmoid + silu * (1 - sigmoid);
    const up = load<f32>(ups + at);
    store<f32>(gates + at, gradient * up * slope);
    store<f32>(ups + at, gradient * silu);
  }
}

/** e^-46 is 1e-20: beside a share of one, far below what 32 bits tell apart. */
const LEAST: f32 = -46;

/** Nothing instead of almost nothing: products with numbers below 2^-126 take processors a hundred times as long. */
function exponential(power: f32): f32 {
  return power < LEAST ? 0 : Mathf.exp(power);
}

/** The natural logarithm of the target's share in the softmax of `count` numbers; `normals` keeps that of the sum of exponentials. */
export function logShares(
  logits: usize,
  count: i32,
  targets: usize,
  tokens: i32,
  logs: usize,
  normals: usize,
): void {
  const bytes = (<usize>count) << 2;
  for (let token: usize = 0; token < (<usize>tokens) << 2; token += 4, logits += bytes) {
    let most: f32 = -Infinity;
    for (let at = logits; at < logits + bytes; at += 4) most = max(most, load<f32>(at));
    let sum: f64 = 0;
    for (let at = logits; at < logits + bytes; at += 4) sum += <f64>exponential(load<f32>(at) - most);
    const normal = <f64>most + Math.log(sum);
    store<f32>(normals + token, <f32>normal);
    const target = <f64>load<f32>(logits + ((<usize>load<u32>(targets + token)) << 2));
    store<f32>(logs + token, <f32>(target - normal));
  }
}

/** Each logit becomes its token's factor × (share − 1 where it is the target): the derivative of −factor × its logarithm. */
export function logSharesBackward(
  logits: usize,
  count: i32,
  targets: usize,
  factors: usize,
  normals: usize,
  tokens: i32,
): void {
  const bytes = (<usize>count) << 2;
  for (let token: usize = 0; token < (<usize>tokens) << 2; token += 4, logits += bytes) {
    const factor = load<f32>(factors + token);
    const normal = load<f32>(normals + token);
    for (let at = logits; at < logits + bytes; at += 4)
      store<f32>(at, factor * exponential(load<f32>(at) - normal));
    const target = logits + ((<usize>load<u32>(targets + token)) << 2);
    store<f32>(target, load<f32>(target) - factor);
  }
}

/** sums += vectors. */
export function addTo(sums: usize, vectors: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4)
    store<f32>(sums + at, load<f32>(sums + at) + load<f32>(vectors + at));
}

export function multiplyBy(vectors: usize, factor: f32, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4)
    store<f32>(vectors + at, load<f32>(vectors + at) * factor);
}
