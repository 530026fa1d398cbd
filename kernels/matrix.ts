/**
 * Products of matrices of which the weights are dequantized panel by panel, into a scratch that stays in the processor's second cache,
 * while blocks of it are used from the first. The order of the sums in each output depends on the shapes alone, never on how rows,
 * columns or tokens are divided among threads.
 */
import { dequantize } from './dequantize';
import { multiplyAdd } from './simd';

/** Rows and columns of a panel; columns are a multiple of every block's length. */
const PANEL_ROWS = 32;
const FORWARD_COLUMNS = 512;
const BACKWARD_COLUMNS = 1024;
/** Bytes between rows of a panel: more than a row has, so that rows do not fall on the same lines of the cache. */
const STRIDE: usize = BACKWARD_COLUMNS * 4 + 64;
/** Tokens that are worked on while four rows stay in the first cache. */
const TOKENS = 8;
/** Columns of a panel that stay in the first cache, in bytes. */
const STRIP = 256;

/** Bytes that `forward` and `backward` need for a panel, for each thread. */
export function scratchBytes(): i32 {
  return PANEL_ROWS * <i32>STRIDE;
}

/**
 * outputs[token, row] = Σ inputs[token, column] × weights[row, column], or added to what is there. Strides are in bytes; `blockLength`
 * values of a row take `blockBytes`.
 */
export function forward(
  type: i32,
  blockLength: i32,
  blockBytes: i32,
  weights: usize,
  rows: i32,
  columns: i32,
  inputs: usize,
  inputStride: usize,
  outputs: usize,
  outputStride: usize,
  tokens: i32,
  add: bool,
  scratch: usize,
): void {
  const rowBytes = <usize>((columns / blockLength) * blockBytes);
  for (let row = 0; row < rows; row += PANEL_ROWS) {
    const panelRows = min(PANEL_ROWS, rows - row);
    for (let column = 0; column < columns; column += FORWARD_COLUMNS) {
      const width = min(FORWARD_COLUMNS, columns - column);
      const panel = weights + <usize>row * rowBytes + <usize>((column / blockLength) * blockBytes);
      for (let each = 0; each < panelRows; each += 1)
        dequantize(type, panel + <usize>each * rowBytes, scratch + <usize>each * STRIDE, width);
      for (let token = 0; token < tokens; token += TOKENS)
        dots(
          scratch,
          STRIDE,
          panelRows,
          width,
          inputs + <usize>token * inputStride + ((<usize>column) << 2),
          inputStride,
          outputs + <usize>token * outputStride + ((<usize>row) << 2),
          outputStride,
          min(TOKENS, tokens - token),
          add || column > 0,
        );
    }
  }
}

function dots(
  panel: usize,
  stride: usize,
  rows: i32,
  width: i32,
  inputs: usize,
  inputStride: usize,
  outputs: usize,
  outputStride: usize,
  tokens: i32,
  add: bool,
): void {
  let row = 0;
  if ((width & 3) === 0)
    for (; row + 4 <= rows; row += 4) {
      const weights = panel + <usize>row * stride;
      const target = outputs + ((<usize>row) << 2);
      let token = 0;
      for (; token + 2 <= tokens; token += 2)
        eightDots(
          weights,
          stride,
          width,
          inputs + <usize>token * inputStride,
          inputStride,
          target + <usize>token * outputStride,
          outputStride,
          add,
        );
      if (token < tokens)
        fourDots(
          weights,
          stride,
          width,
          inputs + <usize>token * inputStride,
          target + <usize>token * outputStride,
          add,
        );
    }
  for (; row < rows; row += 1)
    for (let token = 0; token < tokens; token += 1) {
      const target = outputs + <usize>token * outputStride + ((<usize>row) << 2);
      const sum = dot(panel + <usize>row * stride, inputs + <usize>token * inputStride, width);
      store<f32>(target, add ? load<f32>(target) + sum : sum);
    }
}

/** Of two tokens with four rows. */
function eightDots(
  weights: usize,
  stride: usize,
  width: i32,
  inputs: usize,
  inputStride: usize,
  target: usize,
  targetStride: usize,
  add: bool,
): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  let w0 = weights;
  let w1 = weights + stride;
  let w2 = w1 + stride;
  let w3 = w2 + stride;
  let x0 = inputs;
  let x1 = inputs + inputStride;
  const end = w0 + ((<usize>width) << 2);
  while (w0 < end) {
    const xa = v128.load(x0);
    const xb = v128.load(x1);
    let w = v128.load(w0);
    a0 = multiplyAdd(xa, w, a0);
    b0 = multiplyAdd(xb, w, b0);
    w = v128.load(w1);
    a1 = multiplyAdd(xa, w, a1);
    b1 = multiplyAdd(xb, w, b1);
    w = v128.load(w2);
    a2 = multiplyAdd(xa, w, a2);
    b2 = multiplyAdd(xb, w, b2);
    w = v128.load(w3);
    a3 = multiplyAdd(xa, w, a3);
    b3 = multiplyAdd(xb, w, b3);
    w0 += 16;
    w1 += 16;
    w2 += 16;
    w3 += 16;
    x0 += 16;
    x1 += 16;
  }
  keep(target, laneSums(a0, a1, a2, a3), add);
  keep(target + targetStride, laneSums(b0, b1, b2, b3), add);
}

function fourDots(weights: usize, stride: usize, width: i32, input: usize, target: usize, add: bool): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let w0 = weights;
  let w1 = weights + stride;
  let w2 = w1 + stride;
  let w3 = w2 + stride;
  const end = w0 + ((<usize>width) << 2);
  while (w0 < end) {
    const x = v128.load(input);
    a0 = multiplyAdd(x, v128.load(w0), a0);
    a1 = multiplyAdd(x, v128.load(w1), a1);
    a2 = multiplyAdd(x, v128.load(w2), a2);
    a3 = multiplyAdd(x, v128.load(w3), a3);
    w0 += 16;
    w1 += 16;
    w2 += 16;
    w3 += 16;
    input += 16;
  }
  keep(target, laneSums(a0, a1, a2, a3), add);
}

function keep(target: usize, sums: v128, add: bool): void {
  v128.store(target, add ? f32x4.add(v128.load(target), sums) : sums);
}

/** Lane i: the sum of the lanes of the i-th, as (0 + 1) + (2 + 3). */
function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 2, 4, 6), v128.shuffle<f32>(c, d, 1, 3, 5, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** In the order in which several at once are summed. */
export function dot(a: usize, b: usize, width: i32): f32 {
  let lanes = f32x4.splat(0);
  const end = a + ((<usize>(width & ~3)) << 2);
  for (; a < end; a += 16, b += 16) lanes = multiplyAdd(v128.load(b), v128.load(a), lanes);
  let sum =
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
  for (let rest = width & 3; rest > 0; rest -= 1, a += 4, b += 4) sum += load<f32>(a) * load<f32>(b);
  return sum;
}

/**
 * sums[i, column] += Σ factors[i, row] × weights[row, column] for the columns from `first` to before `last`, which are multiples of the
 * blocks' length. Of the factors, `factorStride` is between two i, `factorRowStride` between two rows, so that either may be a
 * transposed matrix; all strides are in bytes.
 */
export function backward(
  type: i32,
  blockLength: i32,
  blockBytes: i32,
  weights: usize,
  rows: i32,
  columns: i32,
  first: i32,
  last: i32,
  factors: usize,
  factorStride: usize,
  factorRowStride: usize,
  sums: usize,
  sumStride: usize,
  count: i32,
  scratch: usize,
): void {
  const rowBytes = <usize>((columns / blockLength) * blockBytes);
  for (let column = first; column < last; column += BACKWARD_COLUMNS) {
    const width = min(BACKWARD_COLUMNS, last - column);
    for (let row = 0; row < rows; row += PANEL_ROWS) {
      const panelRows = min(PANEL_ROWS, rows - row);
      const panel = weights + <usize>row * rowBytes + <usize>((column / blockLength) * blockBytes);
      for (let each = 0; each < panelRows; each += 1)
        dequantize(type, panel + <usize>each * rowBytes, scratch + <usize>each * STRIDE, width);
      const bytes = (<usize>width) << 2;
      for (let strip: usize = 0; strip < bytes; strip += STRIP)
        addRows(
          scratch + strip,
          STRIDE,
          panelRows,
          min(<usize>STRIP, bytes - strip),
          factors + <usize>row * factorRowStride,
          factorStride,
          factorRowStride,
          sums + ((<usize>column) << 2) + strip,
          sumStride,
          count,
        );
    }
  }
}

/** @param bytes of the columns that are added. */
function addRows(
  panel: usize,
  stride: usize,
  rows: i32,
  bytes: usize,
  factors: usize,
  factorStride: usize,
  factorRowStride: usize,
  sums: usize,
  sumStride: usize,
  count: i32,
): void {
  let i = 0;
  for (; i + 2 <= count; i += 2) {
    const own = factors + <usize>i * factorStride;
    const target = sums + <usize>i * sumStride;
    let at: usize = 0;
    for (; at + 64 <= bytes; at += 64)
      addTwice(panel + at, stride, rows, own, factorStride, factorRowStride, target + at, sumStride);
    addOnce(panel, stride, rows, at, bytes, own, factorRowStride, target);
    addOnce(panel, stride, rows, at, bytes, own + factorStride, factorRowStride, target + sumStride);
  }
  for (; i < count; i += 1)
    addOnce(
      panel,
      stride,
      rows,
      0,
      bytes,
      factors + <usize>i * factorStride,
      factorRowStride,
      sums + <usize>i * sumStride,
    );
}

/** Sixteen columns of two sums. */
function addTwice(
  panel: usize,
  stride: usize,
  rows: i32,
  factors: usize,
  factorStride: usize,
  factorRowStride: usize,
  sums: usize,
  sumStride: usize,
): void {
  const other = sums + sumStride;
  let a0 = v128.load(sums);
  let a1 = v128.load(sums, 16);
  let a2 = v128.load(sums, 32);
  let a3 = v128.load(sums, 48);
  let b0 = v128.load(other);
  let b1 = v128.load(other, 16);
  let b2 = v128.load(other, 32);
  let b3 = v128.load(other, 48);
  let factor = factors;
  let otherFactor = factors + factorStride;
  for (const end = panel + <usize>rows * stride; panel < end; panel += stride) {
    const a = v128.load_splat<f32>(factor);
    const b = v128.load_splat<f32>(otherFactor);
    let w = v128.load(panel);
    a0 = multiplyAdd(a, w, a0);
    b0 = multiplyAdd(b, w, b0);
    w = v128.load(panel, 16);
    a1 = multiplyAdd(a, w, a1);
    b1 = multiplyAdd(b, w, b1);
    w = v128.load(panel, 32);
    a2 = multiplyAdd(a, w, a2);
    b2 = multiplyAdd(b, w, b2);
    w = v128.load(panel, 48);
    a3 = multiplyAdd(a, w, a3);
    b3 = multiplyAdd(b, w, b3);
    factor += factorRowStride;
    otherFactor += factorRowStride;
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(sums, a2, 32);
  v128.store(sums, a3, 48);
  v128.store(other, b0);
  v128.store(other, b1, 16);
  v128.store(other, b2, 32);
  v128.store(other, b3, 48);
}

/** Columns from `at` to `bytes` of one sum. */
function addOnce(
  panel: usize,
  stride: usize,
  rows: i32,
  at: usize,
  bytes: usize,
  factors: usize,
  factorRowStride: usize,
  sums: usize,
): void {
  for (; at + 16 <= bytes; at += 16) {
    let sum = v128.load(sums + at);
    for (let row = 0; row < rows; row += 1)
      sum = multiplyAdd(
        v128.load_splat<f32>(factors + <usize>row * factorRowStride),
        v128.load(panel + <usize>row * stride + at),
        sum,
      );
    v128.store(sums + at, sum);
  }
  for (; at < bytes; at += 4) {
    let sum = load<f32>(sums + at);
    for (let row = 0; row < rows; row += 1)
      sum += load<f32>(factors + <usize>row * factorRowStride) * load<f32>(panel + <usize>row * stride + at);
    store<f32>(sums + at, sum);
  }
}
