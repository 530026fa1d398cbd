/** Trains an adapter from examples, from its last checkpoint on, and writes it when all steps are done. */
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import { pauseFor } from '../../base/pauseFor.ts';
import type { GgufValue } from '../../core/gguf/ggufHead.ts';
import { adamStep, learningRateAt } from '../../core/training/adamW.ts';
import { initialLora } from '../../core/training/loraLayout.ts';
import type { TokenLogs } from '../../core/training/objectives.ts';
import { examplesOfStep, readText, type TokenExample, textsOf } from '../../core/training/tokenExamples.ts';
import type { TrainSettings } from '../../core/training/trainSettings.ts';
import { modelFingerprint } from '../llama/modelFingerprint.ts';
import { writeAdapter } from './adapterFile.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { type LearnedExample, learnStep, type StepLoss } from './learnStep.ts';
import { LlamaGraph } from './llamaGraph.ts';
import { PrefixCache } from './prefixCache.ts';
import { removeLeftovers } from './sealedFile.ts';
import { throwIfStopped } from './throwIfStopped.ts';

export interface TrainSpec {
  readonly modelPath: string;
  readonly modelName: string;
  /** A new name each time: llama.cpp keeps adapters by their path. */
  readonly adapterPath: string;
  readonly adapterName: string;
  /** Written into the adapter beside what llama.cpp asks for. */
  readonly metadata: Readonly<Record<string, GgufValue>>;
  /** For checkpoints and for what is kept between runs; safe to remove while nothing trains. */
  readonly workFolder: string;
  readonly examples: readonly TokenExample[];
  readonly settings: TrainSettings;
  readonly threads: number;
  /** Of the whole process. */
  readonly memoryBytes: number;
  readonly cacheBytes: number;
  readonly checkpointEveryMs: number;
  /** Of the time, in (0, 1]: between two steps it pauses for the rest. */
  readonly cpuShare: number;
  /** Where the compiled kernels are; beside the bundle by default. */
  readonly kernels?: string;
}

export interface TrainProgress {
  readonly step: number;
  readonly steps: number;
  /** Nats a token of accepted text; where there is none in the training, what the step made smaller. */
  readonly loss: number;
  /** Of this run, foretold or not. */
  readonly tokens: number;
  readonly tokensPerSecond: number;
}

export interface Trained {
  readonly steps: number;
  readonly losses: readonly number[];
  readonly peakBytes: number;
}

export interface TrainCall {
  readonly signal?: AbortSignal;
  readonly report?: (progress: TrainProgress) => void;
}

const NEVER = new AbortController().signal;

/** Rejects with `cancelled` when stopped, after what is done is kept; `untrainable`, `training-failed`, `disk-full`. */
export async function trainAdapter(spec: TrainSpec, call: TrainCall = {}): Promise<Trained> {
  const { settings, examples } = spec;
  if (examples.length === 0) throw new CodedError('untrainable', 'There is nothing to learn from yet.');
  await mkdir(spec.workFolder, { recursive: true });
  await mkdir(dirname(spec.adapterPath), { recursive: true });
  const graph = await LlamaGraph.open({
    modelPath: spec.modelPath,
    modelName: spec.modelName,
    lora: settings,
    threads: spec.threads,
    memoryBytes: spec.memoryBytes,
    batchTokens: settings.batchTokens,
    ...(spec.kernels === undefined ? {} : { kernels: spec.kernels }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  });
  try {
    return await new Training(spec, call, graph).run();
  } finally {
    await graph.close();
  }
}

class Training {
  readonly #spec: TrainSpec;
  readonly #call: TrainCall;
  readonly #graph: LlamaGraph;
  readonly #steps: number;
  readonly #started = performance.now();
  #tokens = 0;

  constructor(spec: TrainSpec, call: TrainCall, graph: LlamaGraph) {
    this.#spec = spec;
    this.#call = call;
    this.#graph = graph;
    const { epochs, batchExamples } = spec.settings;
    this.#steps = epochs * Math.ceil(spec.examples.length / batchExamples);
  }

  async run(): Promise<Trained> {
    const { settings, workFolder } = this.#spec;
    const graph = this.#graph;
    const fingerprint = await modelFingerprint(this.#spec.modelPath);
    const { vocabulary } = graph.plan;
    const examples = this.#spec.examples.map((example): LearnedExample => {
      const texts = textsOf(example);
      // The texts of a preference are computed at once.
      const mostTokens = Math.floor(settings.batchTokens / texts.length);
      return { example, texts: texts.map((text) => readText(text, { vocabulary, mostTokens })) };
    });
    const key = keyOf({ fingerprint, settings, examples: this.#spec.examples });
    const cache = await PrefixCache.open(
      graph,
      examples.flatMap(({ texts }) => texts),
      {
        folder: join(workFolder, 'prefix'),
        key: `${fingerprint} ${settings.topLayers}`,
        mostBytes: this.#spec.cacheBytes,
      },
    );
    const path = join(workFolder, 'checkpoint');
    await Promise.all([path, this.#spec.adapterPath].map(removeLeftovers));
    const state = await this.#begin(path, key);
    let kept = performance.now();
    const references = new Map<LearnedExample, TokenLogs>();
    try {
      while (state.step < this.#steps) {
        throwIfStopped(this.#call.signal);
        const began = performance.now();
        const chosen = examplesOfStep(state.step, { ...settings, examples: examples.length });
        const own = chosen.map((at) => examples[at]!);
        const loss = await learnStep({ graph, cache, settings, references }, own);
        this.#apply(state, loss);
        this.#report(state, own);
        if (performance.now() - kept >= this.#spec.checkpointEveryMs) {
          await writeCheckpoint(path, key, state);
          kept = performance.now();
        }
        const workedMs = performance.now() - began;
        await pauseFor(workedMs * (1 / this.#spec.cpuShare - 1), this.#call.signal ?? NEVER);
      }
    } catch (error) {
      await writeCheckpoint(path, key, state).catch(() => {});
      throw error;
    }
    await writeAdapter(this.#spec.adapterPath, {
      layout: graph.layout,
      parameters: state.parameters,
      name: this.#spec.adapterName,
      metadata: { ...this.#spec.metadata, 'groundplan.base': fingerprint },
    });
    await rm(path, { force: true });
    return { steps: this.#steps, losses: state.losses, peakBytes: graph.peakBytes };
  }

  async #begin(path: string, key: string): Promise<State> {
    const { length } = this.#graph.layout;
    const found = await readCheckpoint(path, key, length);
    const parameters = this.#graph.parameters;
    parameters.set(found?.parameters ?? initialLora(this.#graph.layout, this.#spec.settings.seed));
    return {
      parameters,
      step: found?.step ?? 0,
      losses: [...(found?.losses ?? [])],
      means: found?.means ?? new Float32Array(length),
      squares: found?.squares ?? new Float32Array(length),
    };
  }

  #apply(state: State, { loss, likelihood }: StepLoss): void {
    const { settings } = this.#spec;
    const warmupSteps = Math.ceil(settings.warmupShare * this.#steps);
    const learningRate = learningRateAt(state.step, { ...settings, warmupSteps, steps: this.#steps });
    const norm = adamStep(state, this.#graph.gradients, { ...settings, learningRate, step: state.step + 1 });
    if (!Number.isFinite(norm) || !Number.isFinite(loss))
      throw new CodedError(
        'training-failed',
        'The training lost its way: a loss is no number any more. Train with a smaller learning rate.',
      );
    // Like with like: what else a step learns from has another scale.
    state.losses.push(likelihood ?? state.losses.at(-1) ?? loss);
    state.step += 1;
  }

  #report(state: State, examples: readonly LearnedExample[]): void {
    for (const { texts } of examples) for (const { tokens } of texts) this.#tokens += tokens.length;
    const seconds = (performance.now() - this.#started) / 1000;
    const { step } = state;
    const loss = state.losses.at(-1)!;
    const tokensPerSecond = this.#tokens / seconds;
    this.#call.report?.({ step, steps: this.#steps, loss, tokens: this.#tokens, tokensPerSecond });
  }
}

type State = { -readonly [Field in keyof Checkpoint]: Checkpoint[Field] } & { losses: number[] };

/** Other examples, settings or weights are another training. */
function keyOf(all: object): string {
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
