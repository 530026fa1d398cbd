/** Asks the engine that was chosen: with the adapter that suits the request, from memory where it was answered before. */
import { messageOf } from '../../base/messageOf.ts';
import { chooseAdapter } from '../../core/adapters/chooseAdapter.ts';
import { type AdapterUse, type AdapterWish, adapterName } from '../../core/model/adapter.ts';
import type { Generated, GenerateRequest } from '../../core/model/generation.ts';
import type { OpenSchemaCheck } from '../../core/ports/schemaCheck.ts';
import type { TextEngine, TextListener } from '../../core/ports/textEngine.ts';
import { callsBySchema, type Generate } from '../../core/toolbox/callsBySchema.ts';
import type { Call } from '../../protocol/call.ts';
import type { EngineChoice, TextEvent, TextOutcome, TextRequest } from '../../protocol/modelsApi.ts';
import type { AdapterDesk } from '../adapters/adapterDesk.ts';
import { type EngineSlot, isEngineFailure, isUnfit } from './engineSlot.ts';
import { heldToSchema } from './heldToSchema.ts';
import type { ResponseMemory } from './responseMemory.ts';

export interface Candidate {
  readonly slot: EngineSlot;
  readonly engine: TextEngine;
  readonly choice: EngineChoice;
}

export interface Asking {
  readonly candidate: Candidate;
  readonly request: TextRequest;
  readonly call: Call<TextEvent>;
  /** Whether anything was told: nobody else can answer then. */
  readonly told: { any: boolean };
}

export interface AskingParts {
  readonly adapters: AdapterDesk;
  readonly memory: ResponseMemory;
  readonly openSchemaCheck: OpenSchemaCheck;
}

export class AskingDesk {
  readonly #parts: AskingParts;

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /** What is wrong with an adapter keeps nobody from answering without it. */
  async ask({ candidate, request, ...rest }: Asking): Promise<TextOutcome> {
    const { applied, because, use } = await this.#adapterFor(candidate, request);
    const told = explained(candidate, because, use);
    if (applied === undefined) return this.#answer({ candidate: told, request, ...rest });
    const { name, parts } = applied;
    const { engine, slot, choice } = told;
    const adapted = { engine, slot, choice: { ...choice, adapter: name } };
    try {
      return await this.#answer({ candidate: adapted, request: { ...request, ...parts }, ...rest });
    } catch (error) {
      if (rest.told.any || !isEngineFailure(error) || isUnfit(error)) throw error;
      const clause = `without the adapter ${name}, which failed (${messageOf(error).replace(/\.$/, '')})`;
      const without = explained(candidate, clause, use && { about: use.about, fingerprint: use.fingerprint });
      return this.#answer({ candidate: without, request, ...rest });
    }
  }

  async #answer({
    candidate: { slot, engine, choice },
    request,
    call: { signal, on },
    told,
  }: Asking): Promise<TextOutcome> {
    on?.(choice);
    const { because, use } = choice;
    const answered = { kind: 'answered', engine: slot.id, because, ...(use && { use }) } as const;
    const onText = (piece: string) => {
      if (piece !== '') told.any = true;
      on?.({ kind: 'text', piece });
    };
    const remembered = this.#parts.memory.recall(slot.id, choice.model, request);
    if (remembered !== undefined) {
      onText(remembered.text);
      return { ...answered, cached: true, generated: remembered };
    }
    const asked = { ...request, model: choice.model.name };
    const listen = { ...(signal && { signal }), onText };
    const generate: Generate = (each, hear) =>
      choice.model.can.tools === true
        ? engine.generate(each, hear)
        : callsBySchema(each, hear, (one, heard) => engine.generate(one, heard));
    const generated = await this.#written(asked, listen, generate);
    slot.succeeded();
    this.#parts.memory.keep(slot.id, choice.model, { request, generated });
    return { ...answered, cached: false, generated };
  }

  async #adapterFor({ engine, choice }: Candidate, { about, adapters }: TextRequest): Promise<Applied> {
    if (about === undefined || adapters !== undefined) return {};
    if (engine.servedAdapters !== undefined) return served(engine.servedAdapters, about);
    const { baseOf } = engine;
    if (baseOf === undefined) return {};
    const base = () => baseOf.call(engine, choice.model.name);
    const { adapter, because, use } = await this.#parts.adapters.choose(base, about);
    return {
      ...(use && { use }),
      ...(because !== undefined && { because }),
      ...(adapter && {
        applied: { name: adapterName(adapter), parts: { adapters: [{ path: adapter.path, scale: 1 }] } },
      }),
    };
  }

  /** What has to keep to a schema is told once it does. */
  async #written(request: TextRequest, listen: TextListener, generate: Generate): Promise<Generated> {
    if (request.schema === undefined) return generate(request, listen);
    const check = await this.#parts.openSchemaCheck(request.schema);
    const { signal, onText } = listen;
    const asked = (each: GenerateRequest) => generate(each, signal === undefined ? {} : { signal });
    const generated = await heldToSchema(request, check, asked);
    onText?.(generated.text);
    return generated;
  }
}

interface Applied {
  readonly applied?: {
    readonly name: string;
    readonly parts: Pick<GenerateRequest, 'adapters' | 'servedAdapter'>;
  };
  readonly because?: string;
  readonly use?: AdapterUse;
}

/** @param names by language, as a server has them. */
function served(names: Readonly<Record<string, string>>, about: AdapterWish): Applied {
  const adapters = Object.entries(names).map(([language, name]) => ({ language, name }));
  const { adapter, because } = chooseAdapter(adapters, about, ({ name }) => name);
  return {
    ...(because !== undefined && { because }),
    ...(adapter && { applied: { name: adapter.name, parts: { servedAdapter: adapter.name } } }),
  };
}

/** @param clause undefined: there is nothing to add. */
function explained(
  { slot, engine, choice }: Candidate,
  clause: string | undefined,
  use: AdapterUse | undefined,
): Candidate {
  const because = clause === undefined ? choice.because : choice.because.replace(/\.?$/, `, ${clause}.`);
  return { slot, engine, choice: { ...choice, because, ...(use && { use }) } };
}
