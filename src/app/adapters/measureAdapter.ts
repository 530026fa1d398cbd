/** What the gate is told of an adapter, measured through the engine that will run it, beside the base without one. */
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { longestRun } from '../../core/adapters/longestRun.ts';
import { GENERAL_CODE } from '../../core/examples/generalCode.ts';
import type { AdapterFigures, Compared } from '../../core/model/adapter.ts';
import type { Prompt } from '../../core/model/generation.ts';
import { promptOf, type TextExample } from '../../core/model/textExample.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';

export interface Measuring {
  readonly models: Pick<ModelsApi, 'score' | 'generate'>;
  /** Of the embedded engine. */
  readonly model: string;
  /** The adapter's file. */
  readonly path: string;
  /** None of them was trained on. */
  readonly heldOut: readonly TextExample[];
  /** Of those that it was trained on: some are begun, and the adapter goes on. */
  readonly trained: readonly TextExample[];
  readonly signal?: AbortSignal;
}

/** Learning by heart shows in a few. */
const RECITED = 6;
const RECITED_TOKENS = 160;
/** Finite, so that every answer that keeps to it ends. */
const FORMS = [
  { layer: { enum: ['presentation', 'domain', 'infrastructure'] }, allowed: { type: 'boolean' } },
  { kind: { enum: ['move', 'split', 'extract'] }, sure: { enum: ['certain', 'likely', 'guess'] } },
].map((properties) => ({ type: 'object', properties, required: Object.keys(properties) }));

/** Rejects with `cancelled`, and as scoring does; examples that the context does not hold are left out. */
export async function measureAdapter(measuring: Measuring): Promise<AdapterFigures> {
  const adapter = [{ path: measuring.path, scale: 1 }];
  // Each side in one go: between two adapters what was read is read again.
  const base = await sideOf(measuring, []);
  const adapted = await sideOf(measuring, adapter);
  const both = (of: (side: Side) => number): Compared => ({ base: of(base), adapter: of(adapted) });
  return {
    accepted: both(({ accepted }) => accepted),
    general: both(({ general }) => general),
    wins: { ...both(({ wins }) => wins), pairs: base.pairs },
    // What the base cannot do either is no fault of the adapter.
    grammar: {
      tried: base.parsed.size,
      parsed: [...adapted.parsed].filter((form) => base.parsed.has(form)).length,
    },
    verbatim: {
      ...both(({ verbatim }) => verbatim),
      unseen: await recited(measuring, adapter, measuring.heldOut),
    },
  };
}

interface Side {
  readonly accepted: number;
  readonly general: number;
  readonly wins: number;
  readonly pairs: number;
  /** Of the forms, by their place. */
  readonly parsed: ReadonlySet<number>;
  readonly verbatim: number;
}

type Adapters = readonly { readonly path: string; readonly scale: number }[];

async function sideOf(measuring: Measuring, adapters: Adapters): Promise<Side> {
  const accepted = new Mean();
  const wins = new Mean();
  for (const example of measuring.heldOut) {
    const own = await scored(measuring, adapters, [promptOf(example), example.accepted]);
    if (own === undefined) continue;
    accepted.add(-sumOf(own), own.length);
    if (example.rejected === undefined) continue;
    const other = await scored(measuring, adapters, [promptOf(example), example.rejected]);
    // A token, since of two texts the longer one is less likely as a whole.
    if (other !== undefined) wins.add(Number(sumOf(own) / own.length > sumOf(other) / other.length), 1);
  }
  const general = new Mean();
  for (const text of GENERAL_CODE) {
    const all = await scored(measuring, adapters, ['', text]);
    if (all !== undefined) general.add(-sumOf(all), all.length);
  }
  return {
    accepted: accepted.value,
    general: general.value,
    wins: wins.value,
    pairs: wins.weight,
    parsed: await parsedForms(measuring, adapters),
    verbatim: await recited(measuring, adapters, measuring.trained),
  };
}

async function scored(
  { models, model, signal }: Measuring,
  adapters: Adapters,
  [before, text]: readonly [string | Prompt, string],
): Promise<readonly number[] | undefined> {
  throwIfAborted(signal);
  try {
    const likely = await models.score({ before, text, model, adapters }, { ...(signal && { signal }) });
    return likely.length === 0 ? undefined : likely;
  } catch (error) {
    if (codeOf(error) === 'prompt-too-long') return undefined;
    throw error;
  }
}

async function parsedForms(measuring: Measuring, adapters: Adapters): Promise<ReadonlySet<number>> {
  const parsed = new Set<number>();
  for (const [form, schema] of FORMS.entries()) {
    const text = await written(measuring, adapters, {
      prompt: { kind: 'text', text: 'The answer as JSON:\n' },
      maxTokens: 64,
      schema,
    });
    if (isJson(text)) parsed.add(form);
  }
  return parsed;
}

/** Words, in the worst case. */
async function recited(
  measuring: Measuring,
  adapters: Adapters,
  examples: readonly TextExample[],
): Promise<number> {
  let longest = 0;
  for (const { prompt, turns, accepted } of examples.slice(0, RECITED)) {
    const half = accepted.lastIndexOf('\n', accepted.length / 2) + 1 || Math.floor(accepted.length / 2);
    // An answer in a chat has no beginning but the question.
    const [begun, rest] =
      turns === undefined
        ? [{ kind: 'text', text: prompt + accepted.slice(0, half) } as const, accepted.slice(half)]
        : [{ kind: 'chat', turns } as const, accepted];
    const text = await written(measuring, adapters, { prompt: begun, maxTokens: RECITED_TOKENS });
    longest = Math.max(longest, longestRun(text ?? '', rest));
  }
  return longest;
}

interface Writing {
  readonly prompt: Prompt;
  readonly maxTokens: number;
  readonly schema?: object;
}

/** Undefined where nothing came that keeps to the schema, or the context does not hold it. */
async function written(
  { models, model, signal }: Measuring,
  adapters: Adapters,
  writing: Writing,
): Promise<string | undefined> {
  throwIfAborted(signal);
  const request = { temperature: 0, cache: 'never', ...writing } as const;
  try {
    const outcome = await models.generate(
      { ...request, engine: 'embedded', model, adapters },
      { ...(signal && { signal }) },
    );
    return outcome.kind === 'answered' ? outcome.generated.text : undefined;
  } catch (error) {
    if (codeOf(error) === 'schema-unmet' || codeOf(error) === 'prompt-too-long') return undefined;
    throw error;
  }
}

function isJson(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

/** 0 of nothing. */
class Mean {
  #sum = 0;
  weight = 0;

  add(sum: number, weight: number): void {
    this.#sum += sum;
    this.weight += weight;
  }

  get value(): number {
    return this.weight === 0 ? 0 : this.#sum / this.weight;
  }
}
