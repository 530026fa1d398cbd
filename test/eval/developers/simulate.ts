/** A developer at work with a policy: an occasion to suggest something every ten minutes. */
import type { Action, Episode, Offer, RecordedAction } from '../../../src/core/model/feedback.ts';
import type { Developer } from './developers.ts';
import type { Policy } from './policies.ts';
import { offerOf, type Possible, type Random, type World } from './world.ts';

const STEP_MS = 600_000;
const OPEN = 40;
const CANDIDATES = 8;

/** What came of each occasion. */
export interface Occasion {
  readonly shown: boolean;
  readonly accepted: boolean;
  /** Taken, and there for good. */
  readonly lasting: boolean;
  /** Its kind and subject had been rejected before. */
  readonly repeated: boolean;
}

export interface Work {
  readonly world: World;
  readonly developer: Developer;
  readonly policy: Policy;
  readonly random: Random;
}

interface Later {
  readonly step: number;
  readonly id: string;
  readonly action: Action;
  readonly possible: Possible;
}

export class Simulation {
  readonly #work: Work;
  readonly #episodes = new Map<string, { offer: Offer; actions: RecordedAction[] }>();
  readonly #rejected = new Set<string>();
  #open: Possible[] = [];
  #later: Later[] = [];
  #step = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  run(occasions: number): Occasion[] {
    return Array.from({ length: occasions }, () => this.#occasion());
  }

  #occasion(): Occasion {
    const { world, policy, random } = this.#work;
    this.#deliver();
    while (this.#open.length < OPEN) this.#open.push(world.next());
    // Of the oldest, some go away by themselves.
    if (random() < 0.3) this.#open.shift();
    const candidates = sample(this.#open, CANDIDATES, random);
    const chosen = policy.choose(candidates);
    this.#step++;
    if (chosen === undefined) return { shown: false, accepted: false, lasting: false, repeated: false };
    const repeated = this.#rejected.has(keyOf(chosen));
    return { shown: true, repeated, ...this.#show(chosen) };
  }

  #show(chosen: Possible): { accepted: boolean; lasting: boolean } {
    const { developer, policy, random } = this.#work;
    const id = `${chosen.suggestion} ${this.#step}`;
    this.#episodes.set(id, { offer: offerOf(chosen, id, policy.expected(chosen)), actions: [] });
    const accepted = random() < developer.wouldAccept(chosen.traits, this.#step);
    if (!accepted) {
      const dismissed = random() < developer.dismisses;
      if (dismissed) this.#reject(chosen);
      this.#tell(id, { type: dismissed ? 'dismissed' : 'ignored' });
      return { accepted, lasting: false };
    }
    this.#open = this.#open.filter((each) => each !== chosen);
    const taste = developer.wouldKeep(chosen.traits, this.#step);
    const chance = developer.wouldAccept === developer.wouldKeep ? 0.92 : taste;
    const lasting = random() < chance;
    this.#tell(id, { type: 'accepted', share: 1 });
    this.#tell(id, { type: 'survived', checkpoint: '5 min', kept: 1 });
    const end = lasting ? Number.POSITIVE_INFINITY : this.#step + Math.floor(random() * 9);
    const looks = [
      [1, '10 min'],
      [3, '30 min'],
      [6, 'commit'],
    ] as const;
    for (const [after, checkpoint] of looks) {
      const step = this.#step + after;
      if (step <= end)
        this.#later.push({ step, id, action: { type: 'survived', checkpoint, kept: 1 }, possible: chosen });
    }
    if (!lasting) this.#later.push({ step: end + 1, id, action: { type: 'deleted' }, possible: chosen });
    return { accepted, lasting };
  }

  #deliver(): void {
    const due = this.#later.filter(({ step }) => step <= this.#step);
    this.#later = this.#later.filter(({ step }) => step > this.#step);
    for (const { id, action, possible } of due) {
      if (action.type === 'deleted') this.#reject(possible);
      this.#tell(id, action);
    }
  }

  #reject(possible: Possible): void {
    this.#rejected.add(keyOf(possible));
    this.#work.policy.reject(possible);
  }

  #tell(id: string, action: Action): void {
    const episode = this.#episodes.get(id)!;
    episode.actions.push({ atMs: this.#step * STEP_MS, action });
    this.#work.policy.learn({ ...episode } satisfies Episode);
  }
}

function keyOf({ project, subject, traits }: Possible): string {
  return `${project} ${traits.kind} ${subject}`;
}

function sample<T>(list: readonly T[], size: number, random: Random): T[] {
  const rest = [...list];
  return Array.from(
    { length: Math.min(size, rest.length) },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0]!,
  );
}
