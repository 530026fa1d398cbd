/** What sleep remembers: the night that is under way, the nights of before, and what each language was trained on. */
import * as v from 'valibot';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import { idIn, type TrainedBefore } from '../../core/training/nightPlan.ts';
import { type Night, nightState } from './night.ts';

const ROOM = 'sleep';
const NIGHTS = 'sleep.nights';
const TRAINED = 'sleep.trained';
/** Adapters that were given up, by the night that told of it. */
const TOLD = 'sleep.told';
const OPEN = 'night';
const SEEN = 'seen';
const MOST_NIGHTS = 50;

const trainedBefore = v.record(v.string(), v.number());

export interface NightBookParts {
  openProfile(): Knowledge;
  /** Told of what could not be read. */
  log(message: string): void;
}

export class NightBook {
  readonly #parts: NightBookParts;
  #opened: Knowledge | undefined;

  constructor(parts: NightBookParts) {
    this.#parts = parts;
  }

  /** The night that is to be gone on with. One that cannot be read is set aside, and said. */
  async open(): Promise<Night | undefined> {
    const { values } = this.#knowledge;
    const kept = await values.get(ROOM, OPEN);
    if (kept === undefined) return undefined;
    const read = v.safeParse(nightState, kept);
    if (read.success) return read.output;
    await values.set(ROOM, `${OPEN}.damaged`, kept);
    await values.set(ROOM, OPEN, undefined);
    this.#parts.log(
      'What was kept of the last sleep could not be read. It is set aside, and the next sleep begins from the start; nothing that was learned is lost.',
    );
    return undefined;
  }

  /** Durable when it resolves. */
  async keep(night: Night): Promise<void> {
    await this.#knowledge.values.set(ROOM, OPEN, night);
  }

  /** It is over: the next one is another one. */
  async close(night: Night, isToldOf: boolean): Promise<void> {
    if (isToldOf) await this.tell(night);
    else await this.#knowledge.values.set(NIGHTS, night.id, undefined);
    await this.#knowledge.values.set(ROOM, OPEN, undefined);
  }

  /** Among the nights of before, in place of what was told of it. */
  async tell(night: Night): Promise<void> {
    const { values } = this.#knowledge;
    await values.set(NIGHTS, night.id, night);
    const all = await this.nights();
    for (const { id } of all.slice(MOST_NIGHTS)) await values.set(NIGHTS, id, undefined);
  }

  /** Newest first. What cannot be read is left out. */
  async nights(): Promise<readonly Night[]> {
    const kept = await this.#knowledge.values.all(NIGHTS);
    const nights = [...kept.values()].flatMap((each) => {
      const read = v.safeParse(nightState, each);
      return read.success ? [read.output] : [];
    });
    return nights.sort((a, b) => (endOf(b) < endOf(a) ? -1 : 1));
  }

  async trainedBefore(fingerprint: string, language: string): Promise<TrainedBefore> {
    const kept = await this.#knowledge.values.get(TRAINED, `${fingerprint} ${language}`);
    const read = v.safeParse(trainedBefore, kept);
    return new Map(read.success ? Object.entries(read.output) : []);
  }

  async trained(fingerprint: string, language: string, examples: TrainedBefore): Promise<void> {
    await this.#knowledge.values.set(TRAINED, `${fingerprint} ${language}`, Object.fromEntries(examples));
  }

  /** When the last night ended that a person has read about; empty before the first. */
  async seen(): Promise<string> {
    const kept = await this.#knowledge.values.get(ROOM, SEEN);
    return typeof kept === 'string' ? kept : '';
  }

  /** @returns whether nobody has read so far before, in whichever window. */
  async see(endedAt: string): Promise<boolean> {
    let isNews = false;
    await this.#knowledge.values.change(ROOM, SEEN, (kept) => {
      isNews = typeof kept !== 'string' || kept < endedAt;
      return isNews ? endedAt : kept;
    });
    return isNews;
  }

  /** Whether no other night has told of it; from now on this one has, also when it is asked again after a kill. */
  async tellsFirst(night: string, what: string): Promise<boolean> {
    const by = await this.#knowledge.values.change(TOLD, what, (kept) => kept ?? night);
    return by === night;
  }

  /** Of offers that a person has forgotten: not even that they were trained on is left. @param ids undefined: of all. */
  async forget(ids: ReadonlySet<string> | undefined): Promise<void> {
    const { values } = this.#knowledge;
    const isGone = (id: string) => ids?.has(id) ?? true;
    for (const name of (await values.all(TRAINED)).keys()) {
      await values.change(TRAINED, name, (kept) => {
        const read = v.safeParse(trainedBefore, kept);
        return Object.fromEntries(
          Object.entries(read.success ? read.output : {}).filter(([id]) => !isGone(id)),
        );
      });
    }
    const without = (kept: unknown) => {
      const read = v.safeParse(nightState, kept);
      return read.success ? nightWithout(read.output, isGone) : undefined;
    };
    for (const id of (await values.all(NIGHTS)).keys()) await values.change(NIGHTS, id, without);
    await values.change(ROOM, OPEN, without);
    await values.set(ROOM, `${OPEN}.damaged`, undefined);
  }

  /** Of the person's own store. @returns bytes. */
  reclaim(): Promise<number> {
    return this.#knowledge.reclaim();
  }

  async dispose(): Promise<void> {
    await this.#opened?.dispose();
    this.#opened = undefined;
  }

  get #knowledge(): Knowledge {
    this.#opened ??= this.#parts.openProfile();
    return this.#opened;
  }
}

function nightWithout(night: Night, isGone: (id: string) => boolean): Night {
  const stays = (key: string) => !isGone(idIn(key));
  return {
    ...night,
    plans: night.plans.map((plan) => ({ ...plan, examples: plan.examples.filter(({ key }) => stays(key)) })),
    languages: night.languages.map((each) => ({ ...each, keys: each.keys.filter(stays) })),
  };
}

export function endOf({ endedAt, startedAt }: Night): string {
  return endedAt ?? startedAt;
}
