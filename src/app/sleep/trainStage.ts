/** Trains the languages that have enough that is new, one after the other; the adapters' gate decides what is published. */
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { FEWEST_HELD_OUT, splitExamples } from '../../core/adapters/heldOut.ts';
import type { PublishedAdapter } from '../../core/model/adapter.ts';
import type { LearningExample } from '../../core/model/textExample.ts';
import { exampleKey, type LanguagePlan, plannedExamples } from '../../core/training/nightPlan.ts';
import type { PublishOutcome, TrainEvent } from '../../protocol/adaptersApi.ts';
import { trainableBase } from './extractStage.ts';
import type { TrainedLanguage, Training } from './night.ts';
import type { Stage, StageCall } from './stage.ts';

/** How often the losses of a training are kept; its weights are by itself. */
const KEEP_EVERY_MS = 10_000;

export const trainStage: Stage = {
  name: 'train',
  what: 'looking what there is to train',
  async run(call) {
    const { night, signal } = call;
    const { examples } = await call.examples(signal);
    await settleBase(call);
    for (const plan of night.state.plans) {
      throwIfAborted(signal);
      if (night.state.languages.some(({ language }) => language === plan.language)) continue;
      const trained = await trainLanguage(call, plan, plannedExamples(plan, examples));
      await night.change({ languages: [...night.state.languages, trained], training: undefined });
    }
  },
};

/** A person may have chosen another model since the night began: what was begun with the other is begun anew. */
async function settleBase({ night, signal, baseOf }: StageCall): Promise<void> {
  const known = night.state.base?.fingerprint;
  const base = await trainableBase(baseOf, night.state.model, signal);
  if (base?.fingerprint !== known) await night.change({ base, training: undefined });
}

async function trainLanguage(
  call: StageCall,
  plan: LanguagePlan,
  examples: readonly LearningExample[],
): Promise<TrainedLanguage> {
  const { base } = call.night.state;
  const few = tooFew(plan, examples, call.fewestExamples);
  if (few !== undefined) return { ...untrained(plan), outcome: 'too few', reasons: [few] };
  if (base === undefined)
    return {
      ...untrained(plan),
      outcome: 'failed',
      reasons: [
        'There is no model on this machine that could be trained. Install one, or choose one, and sleep again.',
      ],
    };
  const line = { language: plan.language, fingerprint: base.fingerprint };
  const versions = (await (await call.openAdapters()).all()).filter(
    ({ language, base: own }) => language === line.language && own.fingerprint === line.fingerprint,
  );
  const begun = call.night.state.training;
  const training = begun?.language === plan.language ? begun : await begin(call, plan.language, versions);
  // A kill came between publishing and writing that down.
  const own = versions.find(({ version, origin }) => version > training.last && origin === 'trained');
  if (own !== undefined) return { ...ended(plan, training), ...published(own), base };
  const course = new Course(call, training);
  try {
    const outcome = await train(call, plan, examples, course);
    await course.settled();
    return { ...ended(plan, course.training), ...resultOf(outcome), base };
  } catch (error) {
    await course.settled();
    await course.keep();
    if (codeOf(error) === 'cancelled') throw error;
    return { ...ended(plan, course.training), outcome: 'failed', reasons: [messageOf(error)] };
  }
}

async function begin(
  { night, timestamp }: StageCall,
  language: string,
  versions: readonly PublishedAdapter[],
): Promise<Training> {
  const last = Math.max(0, ...versions.map(({ version }) => version));
  const training: Training = {
    language,
    startedAt: timestamp(),
    last,
    losses: [],
    seconds: 0,
    tokens: 0,
  };
  await night.change({ training });
  return training;
}

async function train(
  { adapters, night, signal, cpuShare, tell }: StageCall,
  { language }: LanguagePlan,
  examples: readonly LearningExample[],
  course: Course,
): Promise<PublishOutcome> {
  const { model, settings } = night.state;
  tell({ what: `training ${language}` });
  return adapters.train(
    { language, examples, cpuShare, ...(model && { model }), ...(settings && { settings }) },
    {
      signal,
      on(event) {
        course.add(event);
        tell({ what: `training ${language}`, training: { language, ...event } });
      },
    },
  );
}

/** What is known of a training as it goes on, over interruptions. */
class Course {
  readonly #call: StageCall;
  readonly #earlier: Training;
  readonly #startedMs: number;
  readonly #losses: number[];
  #lastMs: number;
  #tokens: number;
  #keptMs: number;
  #keeping: Promise<void> = Promise.resolve();

  constructor(call: StageCall, earlier: Training) {
    this.#call = call;
    this.#earlier = earlier;
    this.#losses = [...earlier.losses];
    this.#tokens = earlier.tokens;
    this.#startedMs = call.now();
    this.#lastMs = this.#startedMs;
    this.#keptMs = this.#startedMs;
  }

  get training(): Training {
    const seconds = this.#earlier.seconds + (this.#call.now() - this.#startedMs) / 1000;
    return { ...this.#earlier, losses: [...this.#losses], seconds, tokens: Math.round(this.#tokens) };
  }

  add({ step, loss, tokensPerSecond }: TrainEvent): void {
    const nowMs = this.#call.now();
    this.#tokens += (tokensPerSecond * (nowMs - this.#lastMs)) / 1000;
    this.#lastMs = nowMs;
    // A killed one goes on from its checkpoint: what it had done since is done again, and told again.
    this.#losses.length = Math.min(this.#losses.length, step - 1);
    this.#losses.push(loss);
    if (nowMs - this.#keptMs < KEEP_EVERY_MS) return;
    this.#keptMs = nowMs;
    this.#keeping = this.#keeping.then(() => this.keep()).catch(() => {});
  }

  /** Nothing of it is still being written. */
  settled(): Promise<void> {
    return this.#keeping;
  }

  async keep(): Promise<void> {
    await this.#call.night.change({ training: this.training });
  }
}

/** A sentence where it is not worth a training. */
function tooFew(
  { examples: planned }: LanguagePlan,
  there: readonly LearningExample[],
  fewest: number,
): string | undefined {
  const keys = new Set(there.map(exampleKey));
  const fresh = planned.filter(({ key, replayed }) => !replayed && keys.has(key)).length;
  if (fresh < fewest) return `There are ${fresh} new examples; it is trained from ${fewest} on.`;
  const { heldOut } = splitExamples(there);
  if (heldOut.length >= FEWEST_HELD_OUT) return undefined;
  return `Of its ${there.length} examples only ${heldOut.length} could be kept aside to measure on, and ${FEWEST_HELD_OUT} are needed.`;
}

function untrained({ language, examples }: LanguagePlan) {
  return { language, ...countsOf({ language, examples }), losses: [], seconds: 0, tokens: 0, keys: [] };
}

function ended(plan: LanguagePlan, { losses, seconds, tokens }: Training) {
  const keys = plan.examples.map(({ key }) => key);
  return { language: plan.language, ...countsOf(plan), losses, seconds, tokens, keys };
}

function countsOf({ examples }: LanguagePlan) {
  return { examples: examples.length, replayed: examples.filter(({ replayed }) => replayed).length };
}

function resultOf(
  outcome: PublishOutcome,
): Pick<TrainedLanguage, 'outcome' | 'reasons' | 'version' | 'figures'> {
  if (outcome.kind === 'published') return published(outcome.adapter);
  const { reasons, figures } = outcome;
  return { outcome: 'discarded', reasons: [...reasons], ...(figures && { figures }) };
}

function published({ version, figures }: PublishedAdapter) {
  return { outcome: 'published' as const, reasons: [], version, ...(figures && { figures }) };
}
