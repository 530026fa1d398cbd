/** The area `adapters`: published ones of the models of this machine, behind the gate. */
import { CodedError, codeOf } from '../../base/codedError.ts';
import { adapterLanguage, trainableLanguage } from '../../core/adapters/chooseAdapter.ts';
import { exampleMark } from '../../core/adapters/exampleMark.ts';
import { FEWEST_HELD_OUT, splitExamples } from '../../core/adapters/heldOut.ts';
import { judgeAdapter } from '../../core/adapters/judgeAdapter.ts';
import type { AdapterBase, AdapterFigures, PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdapterLine, AdapterStore } from '../../core/ports/adapterStore.ts';
import type { AdapterTrainer } from '../../core/ports/adapterTrainer.ts';
import type { MachineLock } from '../../core/ports/backgroundPorts.ts';
import type { TokenExample } from '../../core/training/tokenExamples.ts';
import { TRAIN_DEFAULTS } from '../../core/training/trainSettings.ts';
import type {
  AdapterRequest,
  AdaptersApi,
  AdaptersReport,
  PublishOutcome,
  PublishRequest,
  TrainEvent,
  TrainRequest,
} from '../../protocol/adaptersApi.ts';
import type { Call } from '../../protocol/call.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';
import { measureAdapter } from './measureAdapter.ts';
import { practiceExamples, tokenExamples } from './tokenExamples.ts';

export interface AdaptersParts {
  readonly models: Pick<ModelsApi, 'adapterBase' | 'score' | 'tokens' | 'generate'>;
  openAdapters(): Promise<AdapterStore>;
  openTrainer(): Promise<AdapterTrainer>;
  readonly background: { readonly lock: MachineLock };
  /** ISO 8601, in UTC. */
  timestamp(): string;
}

/** One training a machine: it takes memory and cores for two, and a language has one folder to work in. */
const TRAINING_LOCK = 'training';
/** What trainers in Python write. */
const PEFT = /\.safetensors$/i;

export class AdaptersService implements AdaptersApi {
  readonly #parts: AdaptersParts;
  #store: Promise<AdapterStore> | undefined;

  constructor(parts: AdaptersParts) {
    this.#parts = parts;
  }

  async list(_: Record<string, never>, { signal }: Call = {}): Promise<AdaptersReport> {
    const adapters = await (await this.#opened()).all();
    try {
      const base = await this.#parts.models.adapterBase({}, { ...(signal && { signal }) });
      return { adapters, base };
    } catch (error) {
      if (codeOf(error) !== 'engine-unavailable') throw error;
      return { adapters };
    }
  }

  async train(request: TrainRequest, call: Call<TrainEvent> = {}): Promise<PublishOutcome> {
    const language = trainableLanguage(request.language);
    let outcome: PublishOutcome | undefined;
    const alone = await this.#parts.background.lock.alone(TRAINING_LOCK, async () => {
      outcome = await this.#train({ ...request, language }, call);
    });
    if (alone && outcome !== undefined) return outcome;
    throw new CodedError('busy', 'Another window trains an adapter. Train again once it is done.');
  }

  async #train(
    { language, examples, model, settings, cpuShare = 1 }: TrainRequest,
    { signal, on }: Call<TrainEvent>,
  ): Promise<PublishOutcome> {
    const { models, openTrainer } = this.#parts;
    const of = model === undefined ? {} : { model };
    const base = await models.adapterBase(of, { ...(signal && { signal }) });
    const { trained, heldOut } = splitExamples(examples);
    if (heldOut.length < FEWEST_HELD_OUT) return tooFew(heldOut.length);
    const read: TokenExample[] = [];
    for (const each of trained) read.push(...(await tokenExamples(each, { models, model: base.name })));
    read.push(...(await practiceExamples(read.length, { models, model: base.name })));
    const trainer = await openTrainer();
    const path = await trainer.train(
      {
        modelPath: base.path,
        modelName: base.name,
        language,
        examples: read,
        settings: { ...TRAIN_DEFAULTS, ...settings },
        cpuShare,
      },
      { ...(signal && { signal }), ...(on && { report: on }) },
    );
    const about = `${trained.length} examples`;
    const request = { file: path, language, origin: 'trained', about, heldOut, trained, ...of } as const;
    // Where it could not be judged it is kept: the next training begins at the gate.
    const outcome = await this.publish(request, { ...(signal && { signal }) });
    await trainer.discard(path);
    return outcome;
  }

  async publish(request: PublishRequest, { signal }: Call = {}): Promise<PublishOutcome> {
    const { models, openTrainer } = this.#parts;
    const named = request.model === undefined ? {} : { model: request.model };
    const base = await models.adapterBase(named, { ...(signal && { signal }) });
    if (!PEFT.test(request.file)) return this.#publish(request, base, signal);
    const trainer = await openTrainer();
    const file = await trainer.convert(request.file, base.path);
    try {
      return await this.#publish({ ...request, file }, base, signal);
    } finally {
      await trainer.discard(file);
    }
  }

  async #publish(
    request: PublishRequest,
    { name, fingerprint }: AdapterBase,
    signal: AbortSignal | undefined,
  ): Promise<PublishOutcome> {
    const { timestamp } = this.#parts;
    const base = { name, fingerprint };
    const language = trainableLanguage(request.language);
    const figures = await this.#figures(request, base.name, signal);
    if (typeof figures === 'string') return { kind: 'discarded', reasons: [figures] };
    const { passed, reasons } = figures === undefined ? { passed: true, reasons: [] } : judgeAdapter(figures);
    if (!passed && request.anyway !== true)
      return { kind: 'discarded', reasons, ...(figures && { figures }) };
    const { file, origin, about } = request;
    const learnedFrom = request.trained.flatMap(({ id }) => (id === undefined ? [] : [exampleMark(id)]));
    const learned = learnedFrom.length > 0 && { learnedFrom };
    const card = {
      language,
      base,
      publishedAt: timestamp(),
      origin,
      about,
      ...learned,
      ...(figures && { figures }),
    };
    return { kind: 'published', adapter: await (await this.#opened()).publish(file, card) };
  }

  async use(request: AdapterRequest, call?: Call): Promise<void> {
    await (await this.#opened()).use(await this.#lineOf(request, call), request.version);
  }

  async rollback(
    request: Omit<AdapterRequest, 'version'>,
    call?: Call,
  ): Promise<PublishedAdapter | undefined> {
    const line = await this.#lineOf(request, call);
    return (await this.#opened()).back(line);
  }

  async remove(request: AdapterRequest & { readonly version: number }, call?: Call): Promise<void> {
    await (await this.#opened()).remove(await this.#lineOf(request, call), request.version);
  }

  async dispose(): Promise<void> {}

  /** A sentence where it cannot be measured and is not wanted anyway. */
  async #figures(
    { file, heldOut, trained, anyway }: PublishRequest,
    model: string,
    signal: AbortSignal | undefined,
  ): Promise<AdapterFigures | undefined | string> {
    const { models } = this.#parts;
    if (heldOut.length < FEWEST_HELD_OUT) {
      // Also where nothing is measured: it has to load with this model.
      await models.score({ before: 'a', text: 'b', model, adapters: [{ path: file, scale: 1 }] });
      return anyway === true ? undefined : tooFew(heldOut.length).reasons[0];
    }
    return measureAdapter({ models, model, path: file, heldOut, trained, ...(signal && { signal }) });
  }

  async #lineOf({ language, model }: AdapterRequest, { signal }: Call = {}): Promise<AdapterLine> {
    const named = model === undefined ? {} : { model };
    const { fingerprint } = await this.#parts.models.adapterBase(named, { ...(signal && { signal }) });
    return { language: adapterLanguage(language), fingerprint };
  }

  #opened(): Promise<AdapterStore> {
    this.#store ??= this.#parts.openAdapters().catch((error) => {
      this.#store = undefined;
      throw error;
    });
    return this.#store;
  }
}

function tooFew(count: number): PublishOutcome & { readonly kind: 'discarded' } {
  const reason = `There are only ${count} examples to measure it on, and ${FEWEST_HELD_OUT} are needed.`;
  return { kind: 'discarded', reasons: [reason] };
}
