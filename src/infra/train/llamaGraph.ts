/**
 * A llama model with an adapter on its top layers: how likely it finds texts, and which way the adapter's weights should go. What the
 * layers below give is the caller's to keep: it never changes.
 */
import { batchBytes } from '../../core/training/batchBytes.ts';
import { type LlamaPlan, llamaPlan, type PlannedTensor } from '../../core/training/llamaPlan.ts';
import { type LoraChoice, loraLayout } from '../../core/training/loraLayout.ts';
import { ropeTurns } from '../../core/training/ropeTurns.ts';
import { readGgufHeader } from '../llama/ggufHeader.ts';
import type { Batch, Compute } from './compute.ts';
import { type Expected, head } from './head.ts';
import { compileKernels } from './kernels.ts';
import { layerBackward, layerForward, zeros } from './layer.ts';
import { Crew } from './threads/crew.ts';
import { TrainMemory } from './trainMemory.ts';
import { WeightStream } from './weightStream.ts';

export interface GraphOptions {
  readonly modelPath: string;
  /** For messages. */
  readonly modelName: string;
  readonly lora: LoraChoice;
  readonly threads: number;
  /** Of the whole process. */
  readonly memoryBytes: number;
  /** Longest batch, in tokens. */
  readonly batchTokens: number;
  /** Where the compiled kernels are; beside the bundle by default. */
  readonly kernels?: string;
  readonly signal?: AbortSignal;
}

/** A text that is read from its first token; `expected` counts its tokens, of which the first foretells the second. */
export interface GraphText {
  readonly tokens: ArrayLike<number>;
  readonly expected: Expected;
}

/** Attention needs two numbers a token in a thread's scratch. */
export const MOST_BATCH_TOKENS = 16_000;
/** What a process takes that computes nothing, and each thread more, as measured. */
const PROCESS_BYTES = 130e6;
const THREAD_BYTES = 25e6;
/** Of the adapter's weights, beside those in the shared memory: two running means, and a copy while a checkpoint is written. */
const COPIES = 3;

export class LlamaGraph {
  readonly plan: LlamaPlan;
  readonly #compute: Compute;
  readonly #firstTrained: number;

  private constructor(compute: Compute, topLayers: number) {
    this.plan = compute.plan;
    this.#compute = compute;
    this.#firstTrained = Math.max(0, compute.plan.layers.length - topLayers);
  }

  /** Rejects with `untrainable` or `engine-unavailable`. */
  static async open(options: GraphOptions): Promise<LlamaGraph> {
    const header = await readGgufHeader(options.modelPath);
    const plan = llamaPlan(header, options.modelName);
    const module = await compileKernels(options.kernels);
    const layout = loraLayout(plan, options.lora);
    const besideBytes = PROCESS_BYTES + options.threads * THREAD_BYTES + COPIES * 4 * layout.length;
    const memory = new TrainMemory(options.memoryBytes, besideBytes);
    const adapter = {
      layout,
      parameters: memory.takeFloats(layout.length),
      gradients: memory.takeFloats(layout.length),
      maps: new Map(layout.maps.map((map) => [map.name, map])),
    };
    const all = [plan.tokens, plan.output, ...plan.layers.flatMap((layer) => Object.values(layer))];
    const longestRow = Math.max(...all.map(({ bytes, outputs }) => bytes / outputs));
    const weights = await WeightStream.open(options.modelPath, memory, longestRow);
    const held: Held = { weights };
    try {
      const crew = new Crew(module, memory, options.threads);
      held.crew = crew;
      const vectors = await vectorsOf(plan, { memory, weights, crew });
      const factors = plan.ropeFactors && memory.floats(vectors.get(plan.ropeFactors.name)!, plan.rotary / 2);
      const positions = Math.min(options.batchTokens, MOST_BATCH_TOKENS);
      const turns = memory.takeFloats(positions * plan.rotary);
      memory
        .floats(turns, positions * plan.rotary)
        .set(ropeTurns(plan.rope, plan.rotary, positions, factors));
      const trained = plan.layers.slice(-options.lora.topLayers).flatMap((layer) => Object.values(layer));
      const free = memory.leftBeside(batchBytes(plan, positions, options.lora.topLayers));
      await weights.keep([plan.output, ...trained], free);
      const { signal } = options;
      const compute = { plan, memory, crew, weights, adapter, vectors, turns, signal };
      return new LlamaGraph(compute, options.lora.topLayers);
    } catch (error) {
      await release(held);
      throw error;
    }
  }

  get layout(): Compute['adapter']['layout'] {
    return this.#compute.adapter.layout;
  }

  /** Live views: of the adapter's weights, and of what `learn` adds up. */
  get parameters(): Float32Array {
    return this.#floats(this.#compute.adapter.parameters);
  }

  get gradients(): Float32Array {
    return this.#floats(this.#compute.adapter.gradients);
  }

  get peakBytes(): number {
    return this.#compute.memory.peakBytes;
  }

  /** What the layers that are not trained make of each text: a row a token, to be given to `score` and `learn`. */
  async prefix(texts: readonly GraphText[]): Promise<Float32Array> {
    return this.#withBatch(texts, async (batch) => {
      const { memory } = this.#compute;
      const length = batch.tokens * this.plan.embedding;
      const rows = await this.#embed(batch);
      for (const layer of this.plan.layers.slice(0, this.#firstTrained))
        await layerForward(this.#compute, { layer, batch, inputs: rows, adapted: false }, rows);
      return memory.floats(rows, length).slice();
    });
  }

  /** Logarithms of the shares of what each text expects, with the adapter or without. */
  async score(
    texts: readonly GraphText[],
    prefix: Float32Array,
    { adapted }: { readonly adapted: boolean },
  ): Promise<readonly Float64Array[]> {
    return this.#withBatch(texts, async (batch) => {
      const rows = this.#place(prefix);
      for (const layer of this.plan.layers.slice(this.#firstTrained))
        await layerForward(this.#compute, { layer, batch, inputs: rows, adapted }, rows);
      const logs = await head(this.#compute, {
        inputs: rows,
        expected: expectedOf(batch, texts),
        adapted,
      });
      return divided(logs, texts);
    });
  }

  /**
   * Adds to the gradients those of Σ factor × −log share, with factors for each text's expected tokens. Gives what `score` gives.
   */
  async learn(
    texts: readonly GraphText[],
    prefix: Float32Array,
    factors: readonly ArrayLike<number>[],
  ): Promise<readonly Float64Array[]> {
    return this.#withBatch(texts, async (batch) => {
      const length = batch.tokens * this.plan.embedding;
      const trained = this.plan.layers.slice(this.#firstTrained);
      const inputs = [this.#place(prefix)];
      for (const layer of trained) {
        const outputs = this.#compute.memory.takeFloats(length);
        await layerForward(this.#compute, { layer, batch, inputs: inputs.at(-1)!, adapted: true }, outputs);
        inputs.push(outputs);
      }
      const gradients = zeros(this.#compute, length);
      const expected = expectedOf(batch, texts);
      const all = factors.flatMap((each) => Array.from(each));
      const last = { inputs: inputs.pop()!, expected, adapted: true };
      const logs = await head(this.#compute, last, { factors: all, gradients });
      for (const [at, layer] of [...trained.entries()].reverse()) {
        const given = { layer, batch, inputs: inputs[at]! };
        await layerBackward(this.#compute, given, { gradients, toInputs: at > 0 });
      }
      return divided(logs, texts);
    });
  }

  async close(): Promise<void> {
    await release(this.#compute);
  }

  #floats(address: number): Float32Array {
    return this.#compute.memory.floats(address, this.#compute.adapter.layout.length);
  }

  #place(rows: Float32Array): number {
    const address = this.#compute.memory.takeFloats(rows.length);
    this.#compute.memory.floats(address, rows.length).set(rows);
    return address;
  }

  async #embed(batch: Batch): Promise<number> {
    const { memory, weights, crew, plan } = this.#compute;
    const rows = memory.takeFloats(batch.tokens * plan.embedding);
    const mark = memory.mark();
    const { type, bytes, outputs } = plan.tokens;
    const raw = memory.take((bytes / outputs) * batch.tokens);
    await weights.rows(plan.tokens, memory.integers(batch.ids, batch.tokens), raw);
    crew.dequantize(type.id, raw, rows, batch.tokens * plan.embedding);
    memory.release(mark);
    return rows;
  }

  async #withBatch<T>(texts: readonly GraphText[], use: (batch: Batch) => Promise<T>): Promise<T> {
    const { memory } = this.#compute;
    const mark = memory.mark();
    try {
      return await use(this.#batchOf(texts));
    } finally {
      memory.release(mark);
    }
  }

  #batchOf(texts: readonly GraphText[]): Batch {
    const { memory } = this.#compute;
    const tokens = texts.reduce((sum, text) => sum + text.tokens.length, 0);
    const [ids, positions] = [memory.takeFloats(tokens), memory.takeFloats(tokens)];
    const places: { first: number; tokens: number }[] = [];
    let first = 0;
    for (const { tokens: own } of texts) {
      memory.integers(ids + first * 4, own.length).set(own);
      memory.integers(positions + first * 4, own.length).set(Array.from(own, (_, at) => at));
      places.push({ first, tokens: own.length });
      first += own.length;
    }
    return { tokens, ids, positions, texts: places };
  }
}

interface Held {
  readonly weights: WeightStream;
  crew?: Crew;
}

async function release({ crew, weights }: Held): Promise<void> {
  await crew?.stop();
  await weights.close();
}

function expectedOf(batch: Batch, texts: readonly GraphText[]): Expected {
  return {
    rows: texts.flatMap(({ expected }, at) => expected.rows.map((row) => batch.texts[at]!.first + row)),
    tokens: texts.flatMap(({ expected }) => expected.tokens),
  };
}

function divided(logs: Float64Array, texts: readonly GraphText[]): readonly Float64Array[] {
  let from = 0;
  return texts.map(({ expected }) => {
    from += expected.rows.length;
    return logs.slice(from - expected.rows.length, from);
  });
}

async function vectorsOf(
  plan: LlamaPlan,
  { memory, weights, crew }: Pick<Compute, 'memory' | 'weights' | 'crew'>,
): Promise<ReadonlyMap<string, number>> {
  const norms = plan.layers.flatMap((layer) => [layer.attn_norm, layer.ffn_norm]);
  const all: readonly PlannedTensor[] = [
    plan.norm,
    ...norms,
    ...(plan.ropeFactors ? [plan.ropeFactors] : []),
  ];
  const addresses = new Map<string, number>();
  for (const vector of all) {
    const address = memory.takeFloats(vector.inputs);
    const mark = memory.mark();
    const raw = memory.take(vector.bytes);
    await weights.rows(vector, [0], raw);
    crew.dequantize(vector.type.id, raw, address, vector.inputs);
    memory.release(mark);
    addresses.set(vector.name, address);
  }
  return addresses;
}
