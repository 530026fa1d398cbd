/** Blocks of any of ggml's types with random content and finite scales: valid weights without a quantizer. */
import { seeded } from '../../../src/base/seeded.ts';
import { tensorTypeNamed } from '../../../src/core/gguf/tensorTypes.ts';

/** Where in a block numbers of half precision stand. */
export const HALVES: Readonly<Record<string, readonly number[]>> = {
  F16: [0],
  BF16: [0],
  Q4_0: [0],
  Q4_1: [0, 2],
  Q5_0: [0],
  Q5_1: [0, 2],
  Q8_0: [0],
  Q2_K: [80, 82],
  Q3_K: [108],
  Q4_K: [0, 2],
  Q5_K: [0, 2],
  Q6_K: [208],
};

/** @param exponent bits that are cleared in the high byte of each half: 0x40 keeps it below 2. */
export function randomBlocks(type: string, blocks: number, seed: number, exponent = 0x40): Uint8Array {
  const random = seeded(seed);
  const { bytes } = tensorTypeNamed(type);
  const all = Uint8Array.from({ length: blocks * bytes }, () => Math.floor(random() * 256));
  for (let block = 0; block < blocks; block += 1)
    for (const at of HALVES[type] ?? []) all[block * bytes + at + 1]! &= 0xff ^ exponent;
  return all;
}
