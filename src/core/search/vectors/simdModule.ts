/**
 * A WebAssembly module (core specification 2.0, with its 128-bit SIMD) of one function, put together here, so that no binary is kept:
 *
 *     dots(query, rows, count, stride, out): for each row i, out[i] = Σ query[d] × rows[i × stride + d]
 *
 * Addresses are bytes; the query has 16 bits a value, rows 8, sums 32; the stride is a multiple of 16.
 */

const I32 = 0x7f;
const V128 = 0x7b;
const BLOCK = 0x40;

/** Parameters, then locals. */
const [QUERY, ROWS, COUNT, STRIDE, OUT, DEPTH, SUM] = [0, 1, 2, 3, 4, 5, 6];

const ADD = [0x6a];
const END = [0x0b];
const ADD_LANES = simd(0xae);
const DOT_LANES = simd(0xba);
const WIDEN_LOW = simd(0x87);
const WIDEN_HIGH = simd(0x88);

export function simdModule(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list([[I32], [I32], [I32], [I32], [I32]]), ...list([])]])),
    ...section(2, list([[...text('host'), ...text('memory'), 0x02, 0x00, ...number(1)]])),
    ...section(3, list([number(0)])),
    ...section(7, list([[...text('dots'), 0x00, ...number(0)]])),
    ...section(
      10,
      list([
        sized([
          ...list([
            [1, I32],
            [1, V128],
          ]),
          ...everyRow(),
          ...END,
        ]),
      ]),
    ),
  ]);
}

function everyRow(): number[] {
  return whileAny(COUNT, [
    ...[0xfd, ...number(12), ...new Array<number>(16).fill(0)],
    ...set(SUM),
    ...constant(0),
    ...set(DEPTH),
    ...everySixteen(),
    ...[...get(OUT), ...laneSum(), 0x36, ...number(2), ...number(0)],
    ...advance(OUT, constant(4)),
    ...advance(ROWS, get(STRIDE)),
    ...advance(COUNT, constant(-1)),
  ]);
}

/** Sixteen bytes of the row, widened to twice eight values, times those of the query, whose address is twice as far. */
function everySixteen(): number[] {
  const bytes = [...get(ROWS), ...get(DEPTH), ...ADD, ...load(0)];
  const values = [...get(QUERY), ...get(DEPTH), ...constant(1), 0x74, ...ADD];
  const half = (widen: readonly number[], offset: number) => [
    ...bytes,
    ...widen,
    ...values,
    ...load(offset),
    ...DOT_LANES,
    ...ADD_LANES,
  ];
  return loop([
    ...get(SUM),
    ...half(WIDEN_LOW, 0),
    ...half(WIDEN_HIGH, 16),
    ...set(SUM),
    ...advance(DEPTH, constant(16)),
    ...[...get(DEPTH), ...get(STRIDE), 0x49, 0x0d, ...number(0)],
  ]);
}

function laneSum(): number[] {
  const lane = (at: number) => [...get(SUM), ...simd(0x1b), at];
  return [...lane(0), ...lane(1), ...ADD, ...lane(2), ...ADD, ...lane(3), ...ADD];
}

/** Once for each, none where there are none. */
function whileAny(local: number, body: readonly number[]): number[] {
  const again = [...get(local), 0x0d, ...number(0)];
  return [...get(local), 0x04, BLOCK, ...loop([...body, ...again]), ...END];
}

function loop(body: readonly number[]): number[] {
  return [0x03, BLOCK, ...body, ...END];
}

function get(local: number): number[] {
  return [0x20, ...number(local)];
}

function set(local: number): number[] {
  return [0x21, ...number(local)];
}

function advance(local: number, by: readonly number[]): number[] {
  return [...get(local), ...by, ...ADD, ...set(local)];
}

/** @param value in [-64, 63], which is one byte of LEB128. */
function constant(value: number): number[] {
  return [0x41, value & 0x7f];
}

/** No alignment is promised: it is a hint only. */
function load(offset: number): number[] {
  return [0xfd, ...number(0), ...number(0), ...number(offset)];
}

function simd(operation: number): number[] {
  return [0xfd, ...number(operation)];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): number[] {
  return [...number(content.length), ...content];
}

function list(entries: readonly (readonly number[])[]): number[] {
  return [...number(entries.length), ...entries.flat()];
}

function text(ascii: string): number[] {
  return sized([...ascii].map((letter) => letter.charCodeAt(0)));
}

/** Unsigned LEB128. */
function number(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}
