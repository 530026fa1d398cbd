/** ggml's types of numbers, as GGUF files count them: https://github.com/ggml-org/ggml/blob/master/include/ggml.h. */

export interface TensorType {
  readonly id: number;
  readonly name: string;
  /** Values a block, and bytes a block. */
  readonly block: number;
  readonly bytes: number;
}

const type = (id: number, name: string, block: number, bytes: number): TensorType => ({
  id,
  name,
  block,
  bytes,
});

const TYPES = [
  type(0, 'F32', 1, 4),
  type(1, 'F16', 1, 2),
  type(2, 'Q4_0', 32, 18),
  type(3, 'Q4_1', 32, 20),
  type(6, 'Q5_0', 32, 22),
  type(7, 'Q5_1', 32, 24),
  type(8, 'Q8_0', 32, 34),
  type(10, 'Q2_K', 256, 84),
  type(11, 'Q3_K', 256, 110),
  type(12, 'Q4_K', 256, 144),
  type(13, 'Q5_K', 256, 176),
  type(14, 'Q6_K', 256, 210),
  type(16, 'IQ2_XXS', 256, 66),
  type(17, 'IQ2_XS', 256, 74),
  type(18, 'IQ3_XXS', 256, 98),
  type(19, 'IQ1_S', 256, 50),
  type(20, 'IQ4_NL', 32, 18),
  type(21, 'IQ3_S', 256, 110),
  type(22, 'IQ2_S', 256, 82),
  type(23, 'IQ4_XS', 256, 136),
  type(29, 'IQ1_M', 256, 56),
  type(30, 'BF16', 1, 2),
] as const;

const BY_ID: ReadonlyMap<number, TensorType> = new Map(TYPES.map((each) => [each.id, each]));
const BY_NAME: ReadonlyMap<string, TensorType> = new Map(TYPES.map((each) => [each.name, each]));

/** Undefined for what no table here knows. */
export function tensorType(id: number): TensorType | undefined {
  return BY_ID.get(id);
}

/** Throws for a name that there is not. */
export function tensorTypeNamed(name: string): TensorType {
  const found = BY_NAME.get(name);
  if (found === undefined) throw new Error(`no tensor type ${name}`);
  return found;
}

/** Of a tensor; nothing for an unknown type. */
export function tensorBytes(id: number, shape: readonly number[]): number {
  const found = BY_ID.get(id);
  return found === undefined ? 0 : (valuesIn(shape) / found.block) * found.bytes;
}

export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((all, length) => all * length, 1);
}
