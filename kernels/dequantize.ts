/**
 * ggml's blocks → numbers, to the last bit: each value is one product and one difference of 32-bit floats, in ggml's order and
 * never fused. Type numbers are those of GGUF files (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
 */

/** A whole number of blocks from `source`. Types that are not known write nothing: who plans a training refuses them. */
export function dequantize(type: i32, source: usize, target: usize, count: i32): void {
  const end = target + ((<usize>count) << 2);
  if (type === 0) memory.copy(target, source, (<usize>count) << 2);
  else if (type === 1) halves(source, target, end);
  else if (type === 30) shortFloats(source, target, end);
  else if (type === 2) for (; target < end; target += 128, source += 18) q4_0(source, target);
  else if (type === 3) for (; target < end; target += 128, source += 20) q4_1(source, target);
  else if (type === 6) for (; target < end; target += 128, source += 22) q5_0(source, target);
  else if (type === 7) for (; target < end; target += 128, source += 24) q5_1(source, target);
  else if (type === 8) for (; target < end; target += 128, source += 34) q8_0(source, target);
  else if (type === 10) for (; target < end; target += 1024, source += 84) q2_K(source, target);
  else if (type === 11) for (; target < end; target += 1024, source += 110) q3_K(source, target);
  else if (type === 12) for (; target < end; target += 1024, source += 144) q4_K(source, target);
  else if (type === 13) for (; target < end; target += 1024, source += 176) q5_K(source, target);
  else if (type === 14) for (; target < end; target += 1024, source += 210) q6_K(source, target);
}

/** IEEE 754 binary16, subnormals and infinities too. */
function half(at: usize): f32 {
  const bits = <u32>load<u16>(at);
  const magnitude = bits & 0x7fff;
  const sign = (bits & 0x8000) << 16;
  if (magnitude >= 0x7c00) return reinterpret<f32>(sign | 0x7f800000 | (magnitude << 13));
  return reinterpret<f32>(reinterpret<u32>(reinterpret<f32>(magnitude << 13) * TWO_TO_112) | sign);
}

const TWO_TO_112: f32 = 5.192296858534828e33;

function halves(source: usize, target: usize, end: usize): void {
  for (; target + 16 <= end; target += 16, source += 8) {
    const bits = v128.load_ext<u16>(source);
    const magnitude = v128.and(bits, i32x4.splat(0x7fff));
    const sign = i32x4.shl(v128.and(bits, i32x4.splat(0x8000)), 16);
    const shifted = i32x4.shl(magnitude, 13);
    const finite = f32x4.mul(shifted, f32x4.splat(TWO_TO_112));
    const infinite = v128.or(shifted, i32x4.splat(0x7f800000));
    const value = v128.bitselect(infinite, finite, i32x4.ge_s(magnitude, i32x4.splat(0x7c00)));
    v128.store(target, v128.or(value, sign));
  }
  for (; target < end; target += 4, source += 2) store<f32>(target, half(source));
}

function shortFloats(source: usize, target: usize, end: usize): void {
  for (; target + 16 <= end; target += 16, source += 8)
    v128.store(target, i32x4.shl(v128.load_ext<u16>(source), 16));
  for (; target < end; target += 4, source += 2) store<u32>(target, (<u32>load<u16>(source)) << 16);
}

/** Sixteen values of 8 bits with a sign: value × scale − least. */
function spread(values: v128, scale: v128, least: v128, target: usize): void {
  const low = i16x8.extend_low_i8x16_s(values);
  const high = i16x8.extend_high_i8x16_s(values);
  v128.store(target, scaled(i32x4.extend_low_i16x8_s(low), scale, least));
  v128.store(target, scaled(i32x4.extend_high_i16x8_s(low), scale, least), 16);
  v128.store(target, scaled(i32x4.extend_low_i16x8_s(high), scale, least), 32);
  v128.store(target, scaled(i32x4.extend_high_i16x8_s(high), scale, least), 48);
}

function scaled(values: v128, scale: v128, least: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.convert_i32x4_s(values), scale), least);
}

function lowNibbles(bytes: v128): v128 {
  return v128.and(bytes, i8x16.splat(15));
}

function highNibbles(bytes: v128): v128 {
  return i8x16.shr_u(bytes, 4);
}

function q4_0(source: usize, target: usize): void {
  const scale = f32x4.splat(half(source));
  const none = f32x4.splat(0);
  const bytes = v128.load(source, 2);
  const zero = i8x16.splat(8);
  spread(i8x16.sub(lowNibbles(bytes), zero), scale, none, target);
  spread(i8x16.sub(highNibbles(bytes), zero), scale, none, target + 64);
}

function q4_1(source: usize, target: usize): void {
  const scale = f32x4.splat(half(source));
  const least = f32x4.splat(-half(source + 2));
  const bytes = v128.load(source, 4);
  spread(lowNibbles(bytes), scale, least, target);
  spread(highNibbles(bytes), scale, least, target + 64);
}

/** Two bytes as sixteen lanes of 16 where a bit is set. */
function fifthBits(two: u32): v128 {
  const bytes = i8x16.swizzle(i32x4.splat(<i32>two), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(bytes, bits), bits), i8x16.splat(16));
}

function q5_0(source: usize, target: usize): void {
  const scale = f32x4.splat(half(source));
  const none = f32x4.splat(0);
  const bits = load<u32>(source, 2);
  const bytes = v128.load(source, 6);
  const zero = i8x16.splat(16);
  spread(i8x16.sub(v128.or(lowNibbles(bytes), fifthBits(bits)), zero), scale, none, target);
  spread(i8x16.sub(v128.or(highNibbles(bytes), fifthBits(bits >> 16)), zero), scale, none, target + 64);
}

function q5_1(source: usize, target: usize): void {
  const scale = f32x4.splat(half(source));
  const least = f32x4.splat(-half(source + 2));
  const bits = load<u32>(source, 4);
  const bytes = v128.load(source, 8);
  spread(v128.or(lowNibbles(bytes), fifthBits(bits)), scale, least, target);
  spread(v128.or(highNibbles(bytes), fifthBits(bits >> 16)), scale, least, target + 64);
}

function q8_0(source: usize, target: usize): void {
  const scale = f32x4.splat(half(source));
  const none = f32x4.splat(0);
  spread(v128.load(source, 2), scale, none, target);
  spread(v128.load(source, 18), scale, none, target + 64);
}

/** Scales of 4 bits beside least values of 4 bits, sixteen of each; then 64 bytes of four values. */
function q2_K(source: usize, target: usize): void {
  const scale = half(source + 80);
  const least = half(source + 82);
  const three = i8x16.splat(3);
  let group = source;
  for (let from = source + 16; from < source + 80; from += 32)
    for (let shift = 0; shift < 8; shift += 2)
      for (let part: usize = 0; part < 32; part += 16, group += 1, target += 64) {
        const both = <u32>load<u8>(group);
        const values = v128.and(i8x16.shr_u(v128.load(from + part), shift), three);
        spread(values, f32x4.splat(scale * <f32>(both & 15)), f32x4.splat(least * <f32>(both >> 4)), target);
      }
}

/** The sixteen scales have 6 bits: four in the first eight bytes, two in the last four. */
function scaleOfQ3(scales: usize, group: i32): i32 {
  const low = <u32>load<u8>(scales + (group & 7));
  const high = <u32>load<u8>(scales + 8 + (group & 3));
  return <i32>(((low >> ((group >> 3) << 2)) & 15) | (((high >> ((group >> 2) << 1)) & 3) << 4)) - 32;
}

function q3_K(source: usize, target: usize): void {
  const scale = half(source + 108);
  const none = f32x4.splat(0);
  const three = i8x16.splat(3);
  let group = 0;
  let bit = 1;
  for (let from = source + 32; from < source + 96; from += 32)
    for (let shift = 0; shift < 8; shift += 2, bit <<= 1)
      for (let part: usize = 0; part < 32; part += 16, group += 1, target += 64) {
        const mask = i8x16.splat(<i8>bit);
        const unset = i8x16.ne(v128.and(v128.load(source + part), mask), mask);
        const values = v128.and(i8x16.shr_u(v128.load(from + part), shift), three);
        const all = i8x16.sub(values, v128.and(unset, i8x16.splat(4)));
        spread(all, f32x4.splat(scale * <f32>scaleOfQ3(source + 96, group)), none, target);
      }
}

/** Of Q4_K and Q5_K: eight scales and eight least values of 6 bits in twelve bytes. */
function scaleOfK(scales: usize, group: i32): u32 {
  if (group < 4) return <u32>load<u8>(scales + group) & 63;
  return (<u32>load<u8>(scales + group + 4) & 15) | ((<u32>load<u8>(scales + group - 4) >> 6) << 4);
}

function leastOfK(scales: usize, group: i32): u32 {
  if (group < 4) return <u32>load<u8>(scales + group + 4) & 63;
  return (<u32>load<u8>(scales + group + 4) >> 4) | ((<u32>load<u8>(scales + group) >> 6) << 4);
}

function q4_K(source: usize, target: usize): void {
  const scale = half(source);
  const least = half(source + 2);
  let from = source + 16;
  for (let group = 0; group < 8; group += 2, from += 32, target += 256) {
    const scale1 = f32x4.splat(scale * <f32>scaleOfK(source + 4, group));
    const least1 = f32x4.splat(least * <f32>leastOfK(source + 4, group));
    const scale2 = f32x4.splat(scale * <f32>scaleOfK(source + 4, group + 1));
    const least2 = f32x4.splat(least * <f32>leastOfK(source + 4, group + 1));
    const first = v128.load(from);
    const second = v128.load(from, 16);
    spread(lowNibbles(first), scale1, least1, target);
    spread(lowNibbles(second), scale1, least1, target + 64);
    spread(highNibbles(first), scale2, least2, target + 128);
    spread(highNibbles(second), scale2, least2, target + 192);
  }
}

function q5_K(source: usize, target: usize): void {
  const scale = half(source);
  const least = half(source + 2);
  let from = source + 48;
  for (let group: i32 = 0; group < 8; group += 1, target += 128) {
    const scales = f32x4.splat(scale * <f32>scaleOfK(source + 4, group));
    const leasts = f32x4.splat(least * <f32>leastOfK(source + 4, group));
    const mask = i8x16.splat(<i8>((<i32>1) << group));
    for (let part: usize = 0; part < 32; part += 16) {
      const bytes = v128.load(from + part);
      const nibbles = (group & 1) === 0 ? lowNibbles(bytes) : highNibbles(bytes);
      const set = i8x16.eq(v128.and(v128.load(source + part, 16), mask), mask);
      spread(v128.or(nibbles, v128.and(set, i8x16.splat(16))), scales, leasts, target + (part << 2));
    }
    if ((group & 1) === 1) from += 32;
  }
}

function q6_K(source: usize, target: usize): void {
  const scale = half(source + 208);
  const none = f32x4.splat(0);
  const zero = i8x16.splat(32);
  const three = i8x16.splat(3);
  for (let halfBlock: usize = 0; halfBlock < 2; halfBlock += 1)
    for (let quarter: usize = 0; quarter < 4; quarter += 1)
      for (let part: usize = 0; part < 2; part += 1, target += 64) {
        const bytes = v128.load(source + halfBlock * 64 + (quarter & 1) * 32 + part * 16);
        const high = v128.load(source + 128 + halfBlock * 32 + part * 16);
        const nibbles = quarter < 2 ? lowNibbles(bytes) : highNibbles(bytes);
        const two = v128.and(i8x16.shr_u(high, (<i32>quarter) << 1), three);
        const values = i8x16.sub(v128.or(nibbles, i8x16.shl(two, 4)), zero);
        const own = <f32>load<i8>(source + 192 + halfBlock * 8 + quarter * 2 + part);
        spread(values, f32x4.splat(scale * own), none, target);
      }
}
