/** Loads a model and makes its context, once for all who use it. */

import type { ChatWrapper, Llama, LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type { LoadOptions } from '../llamaMessages.ts';
import { chatWrapperOf } from './chatWrapper.ts';
import { fitIntoMemory } from './memoryFit.ts';
import { memoryNeedOf } from './memoryNeed.ts';

export type Adapters = readonly { readonly path: string; readonly scale: number }[];

/** One place where one request at a time is answered. */
export interface Seat {
  readonly opened: OpenedModel;
  readonly sequence: LlamaContextSequence;
}

interface OpenedParts {
  readonly model: LlamaModel;
  readonly wrapper: ChatWrapper;
  readonly contextTokens: number;
  readonly sequences: number;
  readonly threads: number;
}

export class OpenedModel {
  readonly model: LlamaModel;
  readonly wrapper: ChatWrapper;
  readonly #sequences: number;
  readonly #contextTokens: number;
  readonly #threads: number;
  #context: LlamaContext | undefined;
  #seats: readonly Seat[] = [];

  private constructor({ model, wrapper, contextTokens, sequences, threads }: OpenedParts) {
    this.model = model;
    this.wrapper = wrapper;
    this.#contextTokens = contextTokens;
    this.#sequences = sequences;
    this.#threads = threads;
  }

  /** Rejects with `engine-unavailable` where it cannot be loaded. */
  static async open(llama: Llama, load: LoadOptions, threads: number): Promise<OpenedModel> {
    const onCard = llama.gpu !== false;
    try {
      const estimate = await memoryNeedOf({ llama, path: load.path, memory: load.memory });
      const { sequences } = await fitIntoMemory(load, estimate);
      // Mapping the file doubles what the process holds where the processor computes.
      const model = await llama.loadModel({ modelPath: load.path, useMmap: onCard ? 'auto' : false });
      const wrapper = await chatWrapperOf(model);
      return new OpenedModel({ model, wrapper, contextTokens: load.contextTokens, sequences, threads });
    } catch (error) {
      throw cannotLoad(load.name, error);
    }
  }

  /** Only while nobody uses a seat that was handed out before. */
  async seats(adapters: Adapters): Promise<readonly Seat[]> {
    if (this.#context === undefined) await this.#makeContext(adapters);
    else await this.#changeAdapters(this.#context, adapters);
    return this.#seats;
  }

  async dispose(): Promise<void> {
    await this.#context?.dispose();
    await this.model.dispose();
  }

  async #makeContext(adapters: Adapters): Promise<void> {
    const context = await this.model.createContext({
      contextSize: this.#contextTokens,
      sequences: this.#sequences,
      threads: this.#threads,
      ...(adapters.length === 0 ? {} : { lora: { adapters: adapters.map(loraOf) } }),
    });
    this.#context = context;
    this.#seats = Array.from({ length: this.#sequences }, () => ({
      opened: this,
      sequence: context.getSequence(),
    }));
  }

  /** What was read with other adapters is forgotten: it would not be what these have read. */
  async #changeAdapters(context: LlamaContext, adapters: Adapters): Promise<void> {
    const switchable: Switchable = context as LlamaContext & Switchable;
    if (switchable._setLoras === undefined) {
      await context.dispose();
      this.#context = undefined;
      return this.#makeContext(adapters);
    }
    await switchable._setLoras(adapters.map(loraOf));
    await Promise.all(this.#seats.map(({ sequence }) => sequence.clearHistory()));
  }
}

/** Switches in a millisecond, where a new context takes seconds; no part of the library's interface. */
interface Switchable {
  _setLoras?(adapters: readonly { readonly filePath: string; readonly scale: number }[]): Promise<void>;
}

const loraOf = ({ path, scale }: Adapters[number]) => ({ filePath: path, scale });

function cannotLoad(name: string, error: unknown): unknown {
  if (error instanceof CodedError) return error;
  const reason = messageOf(error);
  return new CodedError(
    'engine-unavailable',
    `${name} cannot be loaded (${reason}). Get the file again, or choose another model.`,
    error,
  );
}
