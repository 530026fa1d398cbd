/** Reads the constants of an ONNX file where they lie: enough of the protocol buffers' wire format, and nothing copied. */

export interface OnnxTensor {
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

interface WireField {
  readonly number: number;
  readonly value: number;
  /** Of a length-delimited field. */
  readonly bytes: Uint8Array | undefined;
}

/** Fields of `onnx.proto`. */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR = { dims: 1, name: 8, raw: 9 };

/** By name. Throws where the file is cut short or no such file. */
export function onnxTensors(file: Uint8Array): ReadonlyMap<string, OnnxTensor> {
  const found = new Map<string, OnnxTensor>();
  for (const graph of fields(file)) {
    if (graph.number !== MODEL_GRAPH || graph.bytes === undefined) continue;
    for (const item of fields(graph.bytes)) {
      if (item.number !== GRAPH_INITIALIZER || item.bytes === undefined) continue;
      const { name, tensor } = tensorOf(item.bytes);
      found.set(name, tensor);
    }
  }
  return found;
}

function tensorOf(bytes: Uint8Array): { name: string; tensor: OnnxTensor } {
  const shape: number[] = [];
  let name = '';
  let raw: Uint8Array = new Uint8Array();
  for (const field of fields(bytes)) {
    if (field.number === TENSOR.dims) shape.push(field.value);
    if (field.number === TENSOR.name) name = new TextDecoder().decode(field.bytes);
    if (field.number === TENSOR.raw && field.bytes !== undefined) raw = field.bytes;
  }
  return { name, tensor: { shape, bytes: raw } };
}

function* fields(bytes: Uint8Array): Generator<WireField> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('The ONNX file ends in the middle of a field.');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error('The ONNX file ends in the middle of a field.');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield { number, value: varint(), bytes: undefined };
        break;
      case 1:
        take(8);
        break;
      case 2:
        yield { number, value: 0, bytes: take(varint()) };
        break;
      case 5:
        take(4);
        break;
      default:
        throw new Error('This is no ONNX file.');
    }
  }
}
