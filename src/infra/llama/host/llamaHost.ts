/** The child's side: one llama.cpp, one model for writing and one for vectors, shared by all requests. */

import type { ChatWrapper, Llama, LlamaModel } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type {
  EmbedRequest,
  HostMethods,
  HostOptions,
  LoadOptions,
  ModelFile,
  ScoreRequest,
  TokenizeRequest,
  WriteRequest,
  Written,
} from '../llamaMessages.ts';
import { chatWrapperOf } from './chatWrapper.ts';
import { Embedding } from './embedding.ts';
import { type Adapters, OpenedModel, type Seat } from './openModel.ts';
import { promptTokens, tokensBefore } from './promptTokens.ts';
import { schemaGrammar } from './schemaGrammar.ts';
import { scoreText } from './scoreText.ts';
import { type Lease, Slots } from './slots.ts';
import { write } from './write.ts';

export interface HostCall {
  readonly signal: AbortSignal;
  tell(piece: string): void;
  /** Says that something moves. */
  progress(): void;
}

type Handlers = {
  readonly [M in keyof HostMethods]: (
    request: Parameters<HostMethods[M]>[0],
    call: HostCall,
  ) => Promise<ReturnType<HostMethods[M]>>;
};

export class LlamaHost implements Handlers {
  readonly #options: HostOptions;
  readonly #slots = new Slots<Seat>();
  #llama: Promise<Llama> | undefined;
  #opened: OpenedModel | undefined;
  #openedKey = '';
  #tokenizer: { readonly key: string; readonly model: Promise<LlamaModel> } | undefined;
  readonly #wrappers = new WeakMap<LlamaModel, Promise<ChatWrapper>>();
  #embedding: { readonly key: string; readonly opened: Promise<Embedding> } | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  async write({ load, request }: WriteRequest, { signal, tell, progress }: HostCall): Promise<Written> {
    return this.#seated(load, request.adapters ?? [], request.conversation, signal, async (seat) => {
      const { opened, sequence } = seat;
      const grammar =
        request.schema === undefined ? undefined : await schemaGrammar(await this.#running(), request.schema);
      const { model, wrapper } = opened;
      const room =
        sequence.contextSize - 1 - Math.min(request.maxTokens, Math.floor(sequence.contextSize / 4));
      const prompt = promptTokens(request.prompt, { model, wrapper, room, longestToken: load.longestToken });
      return write({ model, sequence, prompt, request, grammar, signal, tell, progress });
    });
  }

  async score({ load, before, text, adapters = [] }: ScoreRequest, { signal }: HostCall): Promise<number[]> {
    return this.#seated(load, adapters, undefined, signal, ({ opened, sequence }) =>
      scoreText({ model: opened.model, wrapper: opened.wrapper, sequence, before, text, signal }),
    );
  }

  async tokenize({ file, before, texts }: TokenizeRequest): Promise<number[][]> {
    const model = await this.#readerOf(file);
    const wrapper = await this.#wrapperOf(model);
    const after = texts.map((text) => model.tokenize(text, false, 'trimLeadingSpace'));
    return [tokensBefore(before, { model, wrapper }), ...after].map((tokens) => tokens.map(Number));
  }

  async countTokens({ file, text }: { readonly file: ModelFile; readonly text: string }): Promise<number> {
    const model = await this.#readerOf(file);
    return model.tokenize(text, false, 'trimLeadingSpace').length;
  }

  async embed({ texts, ...file }: EmbedRequest, { signal }: HostCall): Promise<Float32Array[]> {
    if (this.#embedding?.key !== keyOf(file)) {
      const before = this.#embedding?.opened;
      const opened = (async () => {
        await (await before?.catch(() => undefined))?.dispose();
        return Embedding.open(await this.#running(), file.path, this.#options.threads);
      })();
      this.#embedding = { key: keyOf(file), opened };
      opened.catch(() => {
        this.#embedding = undefined;
      });
    }
    return (await this.#embedding!.opened).embed(texts, signal);
  }

  async unload(): Promise<null> {
    const embedding = await this.#embedding?.opened;
    this.#embedding = undefined;
    await embedding?.dispose();
    const tokenizer = await this.#tokenizer?.model;
    this.#tokenizer = undefined;
    await tokenizer?.dispose();
    if (this.#slots.idle) await this.#close();
    return null;
  }

  async #seated<T>(
    load: LoadOptions,
    adapters: Adapters,
    conversation: string | undefined,
    signal: AbortSignal,
    use: (seat: Seat) => Promise<T>,
  ): Promise<T> {
    const model = `${keyOf(load)} ${load.contextTokens} ${load.sequences}`;
    const key = `${model} ${JSON.stringify(adapters)}`;
    const open = () => this.#open(model, load, adapters);
    const lease: Lease<Seat> = await this.#slots.acquire(
      { key, open, ...(conversation === undefined ? {} : { conversation }) },
      signal,
    );
    try {
      return await use(lease.slot);
    } finally {
      lease.release();
    }
  }

  async #open(key: string, load: LoadOptions, adapters: Adapters): Promise<readonly Seat[]> {
    if (this.#openedKey !== key || this.#opened === undefined) {
      await this.#close();
      this.#opened = await OpenedModel.open(await this.#running(), load, this.#options.threads);
      this.#openedKey = key;
    }
    return this.#opened.seats(adapters);
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#openedKey = '';
    this.#slots.forget();
    await opened?.dispose();
  }

  async #readerOf(file: ModelFile): Promise<LlamaModel> {
    return this.#openedKey === keyOf(file) && this.#opened !== undefined
      ? this.#opened.model
      : this.#tokenizerOf(file);
  }

  /** The vocabulary alone is read in a moment and takes little. */
  #tokenizerOf(file: ModelFile): Promise<LlamaModel> {
    if (this.#tokenizer?.key !== keyOf(file)) {
      const before = this.#tokenizer?.model;
      const model = this.#running().then(async (llama) => {
        await (await before)?.dispose();
        return llama.loadModel({ modelPath: file.path, vocabOnly: true });
      });
      this.#tokenizer = { key: keyOf(file), model };
      model.catch(() => {
        this.#tokenizer = undefined;
      });
    }
    return this.#tokenizer!.model;
  }

  #wrapperOf(model: LlamaModel): Promise<ChatWrapper> {
    const known = this.#wrappers.get(model) ?? chatWrapperOf(model);
    this.#wrappers.set(model, known);
    return known;
  }

  #running(): Promise<Llama> {
    this.#llama ??= startLlama(this.#options);
    return this.#llama;
  }
}

async function startLlama({ gpu }: HostOptions): Promise<Llama> {
  try {
    const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
    return await getLlama({
      build: 'never',
      skipDownload: true,
      gpu: gpu === 'off' ? false : gpu,
      // Contexts say how many threads they take; the library's own sharing of threads can wait for ever.
      maxThreads: 0,
      logLevel: LlamaLogLevel.error,
    });
  } catch (error) {
    throw new CodedError('engine-unavailable', whyItDoesNotRun(gpu, error), error);
  }
}

function whyItDoesNotRun(gpu: HostOptions['gpu'], error: unknown): string {
  const reason = messageOf(error);
  return gpu === 'auto' || gpu === 'off'
    ? `llama.cpp does not run on this machine (${reason}). Use a model on a server, or set groundplan.embedded.gpu to “off”.`
    : `llama.cpp does not run on this machine by “${gpu}” (${reason}). Set groundplan.embedded.gpu to “auto”, which takes what there is, or to “off”.`;
}

const keyOf = ({ path, version }: ModelFile) => `${path} ${version}`;
