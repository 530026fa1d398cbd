/** Writes ONNX models (the format's version 8, operators of version 17) from a list of nodes. Little-endian machines only. */
import { bytes, type Field, float, int, joined, message, string } from './protobuf.ts';

const TYPES = { float32: 1, int8: 3, int32: 6, int64: 7 } as const;

export interface TensorType {
  readonly type: keyof typeof TYPES;
  /** A name stands for any size. */
  readonly shape: readonly (number | string)[];
}

export interface Constant {
  readonly type: keyof typeof TYPES;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int8Array | Int32Array | BigInt64Array;
}

export type Attribute = number | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: Readonly<Record<string, TensorType>>;
  readonly outputs: Readonly<Record<string, TensorType>>;
  readonly constants: Readonly<Record<string, Constant>>;
  readonly nodes: readonly OnnxNode[];
}

/** Field numbers are those of `onnx.proto`. */
export function onnxModel(graph: OnnxGraph): Uint8Array {
  return joined([
    int(1, 8),
    string(2, 'groundplan'),
    message(7, [
      ...graph.nodes.map((node) => message(1, nodeFields(node))),
      string(2, graph.name),
      ...Object.entries(graph.constants).map(([name, constant]) =>
        message(5, constantFields(name, constant)),
      ),
      ...Object.entries(graph.inputs).map(([name, type]) => message(11, valueFields(name, type))),
      ...Object.entries(graph.outputs).map(([name, type]) => message(12, valueFields(name, type))),
    ]),
    message(8, [string(1, ''), int(2, 17)]),
  ]);
}

export function floats(values: readonly number[], shape: readonly number[] = []): Constant {
  return { type: 'float32', shape, data: Float32Array.from(values) };
}

export function longs(values: readonly number[]): Constant {
  return { type: 'int64', shape: [values.length], data: BigInt64Array.from(values.map(BigInt)) };
}

function nodeFields({ op, inputs, outputs, attributes = {} }: OnnxNode): Field[] {
  return [
    ...inputs.map((name) => string(1, name)),
    ...outputs.map((name) => string(2, name)),
    string(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, [string(1, name), ...attributeFields(value)]),
    ),
  ];
}

function attributeFields(value: Attribute): Field[] {
  if (typeof value === 'number') return [int(3, value), int(20, 2)];
  if ('float' in value) return [float(2, value.float), int(20, 1)];
  return [...value.map((item) => int(8, item)), int(20, 7)];
}

function constantFields(name: string, { type, shape, data }: Constant): Field[] {
  return [
    ...shape.map((size) => int(1, size)),
    int(2, TYPES[type]),
    string(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

function valueFields(name: string, { type, shape }: TensorType): Field[] {
  const sizes = shape.map((size) => message(1, [typeof size === 'number' ? int(1, size) : string(2, size)]));
  return [string(1, name), message(2, [message(1, [int(1, TYPES[type]), message(2, sizes)])])];
}
