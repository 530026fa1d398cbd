/** A text engine that says what a test gives it. */
import { CodedError } from '../../src/base/codedError.ts';
import type { Generated, GenerateRequest, Reach, TextModel } from '../../src/core/model/generation.ts';
import type { TextEngine, TextListener } from '../../src/core/ports/textEngine.ts';

export interface FakeTextEngineOptions {
  readonly id: string;
  readonly reach?: Reach;
  readonly takesAdapters?: boolean;
  readonly servedAdapters?: Readonly<Record<string, string>>;
  readonly models?: readonly TextModel[] | undefined;
  /** Says what is answered, or throws; pieces told on the way are given to `tell`. */
  answer?(request: GenerateRequest, tell: (piece: string) => void): string;
}

export const CHATTING: TextModel = {
  name: 'tiny',
  contextTokens: 1000,
  can: { chat: true, infill: false, schema: true },
};

export class FakeTextEngine implements TextEngine {
  readonly id: string;
  readonly reach: Reach;
  readonly takesAdapters: boolean;
  readonly servedAdapters?: Readonly<Record<string, string>>;
  readonly withoutModels = 'No model is installed.';
  /** What was asked, in order. */
  readonly asked: GenerateRequest[] = [];
  lookedUp = 0;
  disposed = false;
  readonly #options: FakeTextEngineOptions;

  constructor(options: FakeTextEngineOptions) {
    this.#options = options;
    this.id = options.id;
    this.reach = options.reach ?? 'machine';
    if (options.servedAdapters !== undefined) this.servedAdapters = options.servedAdapters;
    this.takesAdapters = options.takesAdapters ?? false;
  }

  async models(): Promise<readonly TextModel[]> {
    this.lookedUp++;
    return this.#options.models ?? [];
  }

  async generate(request: GenerateRequest, { signal, onText }: TextListener): Promise<Generated> {
    if (signal?.aborted) throw new CodedError('cancelled', 'Cancelled.');
    this.asked.push(request);
    let told = '';
    const tell = (piece: string) => {
      told += piece;
      onText?.(piece);
    };
    const text = this.#options.answer?.(request, tell) ?? `${this.id} says so`;
    tell(text.slice(told.length));
    const { model = 'tiny' } = request;
    return { text, model, finish: 'stop', promptTokens: 1, outputTokens: 1, firstTextMs: 1, elapsedMs: 2 };
  }

  async countTokens(text: string): Promise<number> {
    return text.length;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
  }
}
