/** The area `engine.models`: one place decides who answers, says why, and goes on to the next where one fails before its first word. */

import { CodedError, codeOf, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { EngineStatus, EnginesConfiguration, TextNeed } from '../../core/model/engines.ts';
import type { TextModel } from '../../core/model/generation.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import type { ResponseCache } from '../../core/ports/responseCache.ts';
import type { OpenSchemaCheck } from '../../core/ports/schemaCheck.ts';
import type { TextEngines } from '../../core/ports/textEngines.ts';
import { admitEngines, type PassedOver } from '../../core/routing/admitEngines.ts';
import { estimateTokens } from '../../core/routing/estimateTokens.ts';
import { explainAbsence, explainChoice } from '../../core/routing/explainChoice.ts';
import { pickModel } from '../../core/routing/pickModel.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  CompareEvent,
  CompareRequest,
  EngineChoice,
  EnginesReport,
  ListRequest,
  ModelsApi,
  NoEngine,
  ScoreRequest,
  TextEvent,
  TextOutcome,
  TextRequest,
} from '../../protocol/modelsApi.ts';
import { AdapterDesk } from '../adapters/adapterDesk.ts';
import { AskingDesk, type Candidate } from './askingDesk.ts';
import { compareSides } from './compareSides.ts';
import { EngineRoster } from './engineRoster.ts';
import { type EngineSlot, isEngineFailure, isUnfit } from './engineSlot.ts';
import { ResponseMemory } from './responseMemory.ts';

export interface ModelsPorts {
  readonly textEngines: TextEngines;
  /** @param storagePath folder */
  openResponseCache(storagePath: string): ResponseCache;
  openAdapters(): Promise<AdapterStore>;
  readonly openSchemaCheck: OpenSchemaCheck;
  /** Read once, before the first use, where no host has said anything. */
  enginesConfiguration(): Promise<EnginesConfiguration>;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

export class ModelsService implements ModelsApi {
  readonly #ports: ModelsPorts;
  readonly #roster: EngineRoster;
  readonly #memory: ResponseMemory;
  readonly #desk: AskingDesk;
  #configured: Promise<EnginesConfiguration> | undefined;

  constructor(ports: ModelsPorts) {
    this.#ports = ports;
    this.#roster = new EngineRoster(ports.textEngines, ports.now);
    this.#memory = new ResponseMemory((path) => ports.openResponseCache(path));
    const adapters = new AdapterDesk(() => ports.openAdapters());
    this.#desk = new AskingDesk({ adapters, memory: this.#memory, openSchemaCheck: ports.openSchemaCheck });
  }

  configure = async (configuration: EnginesConfiguration) => {
    this.#configured = this.#apply(configuration);
    await this.#configured;
  };

  list = async ({ anew, kinds }: ListRequest, { signal }: Call = {}): Promise<EnginesReport> => {
    const { preference } = await this.#settings();
    if (anew === true) this.#roster.forget();
    const slots = this.#roster.slots.filter(({ kind }) => kinds?.includes(kind) ?? true);
    const { asked, passedOver } = admitEngines(slots, preference);
    const ready = await Promise.all(asked.map(({ engine }) => statusOf(engine, signal)));
    const unasked = passedOver.map(({ engine, why }): EngineStatus => {
      const { id, kind, reach } = this.#roster.slots.find((each) => each.id === engine)!;
      return { id, kind, reach, state: 'unasked', reason: `${why}.`, models: [] };
    });
    return {
      preference,
      engines: [...ready, ...unasked],
      problems: await this.#problems(),
    };
  };

  choose = async (need: TextNeed, { signal }: Call = {}): Promise<EngineChoice | NoEngine> => {
    const passedOver: PassedOver[] = [];
    for await (const { choice } of this.#candidates(need, passedOver, signal)) return choice;
    return this.#nobody(passedOver);
  };

  generate = async (request: TextRequest, call: Call<TextEvent> = {}): Promise<TextOutcome> => {
    const passedOver: PassedOver[] = [];
    let tooLong: unknown;
    for await (const candidate of this.#candidates(needOf(request), passedOver, call.signal)) {
      const told = { any: false };
      try {
        return await this.#desk.ask({ candidate, request, call, told });
      } catch (error) {
        judge(candidate.slot, error);
        if (told.any || !isEngineFailure(error)) throw error;
        if (codeOf(error) === 'prompt-too-long') tooLong ??= error;
        passedOver.push({ engine: candidate.slot.id, why: messageOf(error) });
      }
    }
    if (tooLong !== undefined) throw tooLong;
    return this.#nobody(passedOver);
  };

  countTokens = async (
    { text, engine, model }: { readonly text: string; readonly engine?: string; readonly model?: string },
    { signal }: Call = {},
  ): Promise<number> => {
    await this.#settings();
    const need: TextNeed = { kind: 'chat', ...(engine && { engine }), ...(model && { model }) };
    for await (const candidate of this.#candidates(need, [], signal)) {
      try {
        return await candidate.engine.countTokens(text, candidate.choice.model.name);
      } catch (error) {
        if (!isEngineFailure(error)) throw error;
      }
    }
    return estimateTokens(text);
  };

  score = async (
    { before, text, model, adapters = [] }: ScoreRequest,
    { signal }: Call = {},
  ): Promise<readonly number[]> => {
    const { engine, choice } = await this.#onThisMachine(model, signal);
    if (engine.scorer === undefined) throw noScorer();
    const options = { model: choice.model.name, adapters, ...(signal && { signal }) };
    return engine.scorer.score(before, text, options);
  };

  adapterBase = async ({ model }: { readonly model?: string }, { signal }: Call = {}) => {
    const { engine, choice } = await this.#onThisMachine(model, signal);
    if (engine.baseOf === undefined || engine.scorer === undefined) throw noScorer();
    const { name } = choice.model;
    return { ...(await engine.baseOf(name)), path: await engine.scorer.pathOf(name) };
  };

  tokens = async ({ before, texts, model }: Parameters<ModelsApi['tokens']>[0], { signal }: Call = {}) => {
    const { engine, choice } = await this.#onThisMachine(model, signal);
    if (engine.scorer === undefined) throw noScorer();
    return engine.scorer.read(before, texts, choice.model.name);
  };

  compare = (request: CompareRequest, call: Call<CompareEvent> = {}) =>
    compareSides(request, call, this.generate);

  clearCache = async () => {
    await this.#settings();
    return { answers: this.#memory.clear() };
  };

  async dispose(): Promise<void> {
    this.#memory.dispose();
    await this.#roster.dispose();
  }

  /** Rejects with `engine-unavailable`. */
  async #onThisMachine(model: string | undefined, signal: AbortSignal | undefined): Promise<Candidate> {
    const passedOver: PassedOver[] = [];
    const need: TextNeed = { kind: 'text', engine: 'embedded', ...(model !== undefined && { model }) };
    for await (const candidate of this.#candidates(need, passedOver, signal)) return candidate;
    throw new CodedError('engine-unavailable', (await this.#nobody(passedOver)).because);
  }

  async #nobody(passedOver: readonly PassedOver[]): Promise<NoEngine> {
    return { kind: 'none', because: explainAbsence(passedOver, await this.#problems()) };
  }

  async #problems(): Promise<readonly string[]> {
    const { problems = [] } = await this.#settings();
    return [...problems, ...this.#roster.problems];
  }

  async #apply(configuration: EnginesConfiguration): Promise<EnginesConfiguration> {
    this.#memory.move(configuration.storagePath);
    await this.#roster.configure(configuration);
    return configuration;
  }

  #settings(): Promise<EnginesConfiguration> {
    this.#configured ??= this.#ports
      .enginesConfiguration()
      .then((configuration) => this.#apply(configuration))
      .catch((error) => {
        this.#configured = undefined;
        throw error;
      });
    return this.#configured;
  }

  /** Those that could answer, best first; each is looked for only when those before it have failed. */
  async *#candidates(
    need: TextNeed,
    passedOver: PassedOver[],
    signal?: AbortSignal,
  ): AsyncGenerator<Candidate> {
    const { preference } = await this.#settings();
    const admission = admitEngines(this.#roster.slots, preference, need.engine);
    for (const { engine: slot, why } of admission.asked) {
      throwIfAborted(signal);
      const picked = await modelOf(slot, need, signal);
      if (typeof picked === 'string') passedOver.push({ engine: slot.id, why: picked });
      else {
        const because = explainChoice({ engine: slot.id, model: picked.name, why }, passedOver);
        const choice: EngineChoice = { kind: 'engine', engine: slot.id, model: picked, because };
        yield { slot, engine: await slot.engine(), choice };
      }
    }
    // Why nobody was asked that might have been matters only now that nobody answers.
    passedOver.push(...admission.passedOver);
  }
}

function noScorer(): CodedError {
  return new CodedError(
    'engine-unavailable',
    'Adapters are for models that Groundplan runs itself. Choose one with “groundplan model add codellama-7b-instruct”.',
  );
}

function judge(slot: EngineSlot, error: unknown): void {
  if (isEngineFailure(error) && !isUnfit(error)) slot.failed();
}

async function modelOf(slot: EngineSlot, need: TextNeed, signal?: AbortSignal): Promise<TextModel | string> {
  const models = await slot.models(signal);
  if (typeof models === 'string') return models;
  if (need.adapters === true && !(await slot.engine()).takesAdapters) return 'it takes no adapter';
  return pickModel(need, models);
}

async function statusOf(slot: EngineSlot, signal?: AbortSignal): Promise<EngineStatus> {
  const { id, kind, reach } = slot;
  const models = await slot.models(signal);
  if (typeof models === 'string')
    return { id, kind, reach, state: 'unavailable', reason: models, models: [] };
  return { id, kind, reach, state: 'ready', models };
}

function needOf({ prompt, schema, adapters, engine, model, tokens }: TextRequest): TextNeed {
  return {
    kind: prompt.kind,
    schema: schema !== undefined,
    adapters: (adapters ?? []).length > 0,
    ...(engine !== undefined && { engine }),
    ...(model !== undefined && { model }),
    ...(tokens !== undefined && { tokens }),
  };
}
