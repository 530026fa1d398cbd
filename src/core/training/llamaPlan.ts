/** What a file's model computes, read from its header: only what is known to be computed exactly is taken. */
import { CodedError } from '../../base/codedError.ts';
import type { GgufHeader, GgufScalar, GgufTensorInfo } from '../gguf/parseGguf.ts';
import { type TensorType, tensorType } from '../gguf/tensorTypes.ts';
import type { RopeScaling } from './ropeTurns.ts';

export interface PlannedTensor {
  readonly name: string;
  readonly type: TensorType;
  /** Values a row, which is what an output is made of; a vector has one row. */
  readonly inputs: number;
  readonly outputs: number;
  /** Bytes from the file's beginning. */
  readonly offset: number;
  readonly bytes: number;
}

/** The seven linear maps of a layer, as GGUF names them. */
export const MAPS = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'] as const;
export type MapName = (typeof MAPS)[number];
const NORMS = ['attn_norm', 'ffn_norm'] as const;

export type PlannedLayer = Readonly<Record<MapName | (typeof NORMS)[number], PlannedTensor>>;

export interface LlamaPlan {
  readonly embedding: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headLength: number;
  /** Values of a head that positions turn. */
  readonly rotary: number;
  readonly epsilon: number;
  readonly vocabulary: number;
  readonly contextLength: number;
  readonly rope: RopeScaling;
  readonly layers: readonly PlannedLayer[];
  readonly tokens: PlannedTensor;
  readonly norm: PlannedTensor;
  readonly output: PlannedTensor;
  /** The output head is the table of tokens, which adapters of llama.cpp cannot change. */
  readonly tied: boolean;
  readonly ropeFactors: PlannedTensor | undefined;
}

/** Those that the kernels read, by ggml's numbers. */
const READABLE: ReadonlySet<number> = new Set([0, 1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 30]);
/** A layer of the llama architecture may have them; what they do is not computed here. */
const BEYOND =
  /\.(?:bias|ffn_gate_inp\.weight|attn_[qk]_norm\.weight|ffn_(?:gate|up|down)_exps\.weight|scale)$/;
const MOST_LAYERS = 1024;

/** Throws `untrainable` with what is missing or not known. */
export function llamaPlan(header: GgufHeader, name: string): LlamaPlan {
  const read = new PlanReader(header, name);
  const { metadata } = header;
  const architecture = String(metadata.get('general.architecture') ?? 'unknown');
  if (architecture !== 'llama' || metadata.get('general.type') === 'adapter')
    throw untrainable(name, `it is of the architecture “${architecture}”, not of “llama”`);
  const beyond = header.tensors.find((tensor) => BEYOND.test(tensor.name));
  if (beyond !== undefined || Number(metadata.get('llama.expert_count') ?? 0) > 0)
    throw untrainable(name, `it has parts that are not computed here (${beyond?.name ?? 'experts'})`);
  const embedding = read.count('embedding_length');
  const heads = read.count('attention.head_count');
  const kvHeads = read.count('attention.head_count_kv', heads);
  const headLength = read.count('attention.key_length', embedding / heads);
  const rotary = read.count('rope.dimension_count', headLength);
  const layerCount = read.count('block_count');
  if (heads % kvHeads > 0 || headLength % 4 > 0 || rotary % 2 > 0 || rotary > headLength)
    throw untrainable(name, `its attention has ${heads} heads of ${headLength} with ${kvHeads} keys`);
  if (read.count('attention.value_length', headLength) !== headLength || layerCount > MOST_LAYERS)
    throw untrainable(name, 'its keys and values differ in length, or it has too many layers');
  const feedForward = read.count('feed_forward_length');
  const tokens = read.tensor('token_embd.weight');
  const vocabulary = tokens.outputs;
  const shape = { embedding, feedForward, heads, kvHeads, headLength };
  const tied = !read.has('output.weight');
  const plan: LlamaPlan = {
    ...shape,
    rotary,
    vocabulary,
    epsilon: read.number('attention.layer_norm_rms_epsilon', 1e-5),
    contextLength: read.count('context_length'),
    rope: read.rope(),
    layers: Array.from({ length: layerCount }, (_, at) => read.layer(at, shape)),
    tokens,
    tied,
    norm: read.vector('output_norm.weight', embedding),
    output: tied ? tokens : read.matrix('output.weight', embedding, vocabulary),
    ropeFactors: read.has('rope_freqs.weight') ? read.vector('rope_freqs.weight', rotary / 2) : undefined,
  };
  read.matrix('token_embd.weight', embedding, vocabulary);
  return plan;
}

type LayerShape = Pick<LlamaPlan, 'embedding' | 'feedForward' | 'heads' | 'kvHeads' | 'headLength'>;

class PlanReader {
  readonly #metadata: ReadonlyMap<string, GgufScalar>;
  readonly #tensors: ReadonlyMap<string, GgufTensorInfo>;
  readonly #name: string;

  constructor({ metadata, tensors }: GgufHeader, name: string) {
    this.#metadata = metadata;
    this.#tensors = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    this.#name = name;
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  number(key: string, otherwise?: number): number {
    const value = this.#metadata.get(`llama.${key}`) ?? otherwise;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw untrainable(this.#name, `its header has no llama.${key}`);
    return value;
  }

  count(key: string, otherwise?: number): number {
    const value = this.number(key, otherwise);
    if (!Number.isInteger(value) || value < 1 || value > 2 ** 24)
      throw untrainable(this.#name, `llama.${key} is ${value}`);
    return value;
  }

  rope(): RopeScaling {
    const kind = String(this.#metadata.get('llama.rope.scaling.type') ?? 'none');
    if (kind !== 'none' && kind !== 'linear' && kind !== 'yarn')
      throw untrainable(this.#name, `its positions are scaled by “${kind}”, which is not computed here`);
    return {
      kind,
      base: this.number('rope.freq_base', 10_000),
      factor: this.number('rope.scaling.factor', this.number('rope.scale_linear', 1)),
      originalContext: this.number('rope.scaling.original_context_length', this.number('context_length')),
      attentionFactor: this.number('rope.scaling.attn_factor', 1),
    };
  }

  layer(at: number, { embedding, feedForward, heads, kvHeads, headLength }: LayerShape): PlannedLayer {
    const of = (map: string, inputs: number, outputs: number) =>
      this.matrix(`blk.${at}.${map}.weight`, inputs, outputs);
    return {
      attn_norm: this.vector(`blk.${at}.attn_norm.weight`, embedding),
      ffn_norm: this.vector(`blk.${at}.ffn_norm.weight`, embedding),
      attn_q: of('attn_q', embedding, heads * headLength),
      attn_k: of('attn_k', embedding, kvHeads * headLength),
      attn_v: of('attn_v', embedding, kvHeads * headLength),
      attn_output: of('attn_output', heads * headLength, embedding),
      ffn_gate: of('ffn_gate', embedding, feedForward),
      ffn_up: of('ffn_up', embedding, feedForward),
      ffn_down: of('ffn_down', feedForward, embedding),
    };
  }

  vector(name: string, length: number): PlannedTensor {
    return this.#checked(this.tensor(name), length, 1);
  }

  matrix(name: string, inputs: number, outputs: number): PlannedTensor {
    return this.#checked(this.tensor(name), inputs, outputs);
  }

  tensor(name: string): PlannedTensor {
    const info = this.#tensors.get(name);
    if (info === undefined) throw untrainable(this.#name, `it has no tensor ${name}`);
    const [inputs = 0, outputs = 1, ...more] = info.shape;
    const type = tensorType(info.type);
    if (type === undefined || !READABLE.has(type.id))
      throw untrainable(
        this.#name,
        `${name} is quantized as ${type?.name ?? `type ${info.type}`}, which is not read here`,
      );
    if (inputs < 1 || outputs < 1 || more.some((length) => length > 1) || inputs % type.block > 0)
      throw untrainable(this.#name, `${name} has the shape ${info.shape.join(' × ')}`);
    const bytes = (inputs / type.block) * type.bytes * outputs;
    return { name, type, inputs, outputs, offset: info.offset, bytes };
  }

  #checked(tensor: PlannedTensor, inputs: number, outputs: number): PlannedTensor {
    if (tensor.inputs === inputs && tensor.outputs === outputs) return tensor;
    throw untrainable(
      this.#name,
      `${tensor.name} is ${tensor.inputs} × ${tensor.outputs} where ${inputs} × ${outputs} is needed`,
    );
  }
}

function untrainable(name: string, why: string): CodedError {
  return new CodedError(
    'untrainable',
    `${name} cannot be trained: ${why}. Choose another base model (CodeLlama, Llama 2 or 3, TinyLlama, and others of that architecture).`,
  );
}
