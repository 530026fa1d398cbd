/** A sleep with real state in memory, and parts that a test moves by hand. */
import { Activity } from '../../src/app/idle/activity.ts';
import { Presence } from '../../src/app/idle/presence.ts';
import { NightBook } from '../../src/app/sleep/nightBook.ts';
import { SleepService } from '../../src/app/sleep/sleepService.ts';
import { CodedError, throwIfAborted } from '../../src/base/codedError.ts';
import type { PublishedAdapter } from '../../src/core/model/adapter.ts';
import type { LearningExample } from '../../src/core/model/textExample.ts';
import type { AdapterStore } from '../../src/core/ports/adapterStore.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import type { PublishOutcome, TrainEvent, TrainRequest } from '../../src/protocol/adaptersApi.ts';
import { handClock } from './handClock.ts';

const BASE = { name: 'tiny', fingerprint: 'f'.repeat(64), path: '/tiny.gguf' };
const START_MS = Date.UTC(2027, 0, 31, 22);

export function learningExample(n: number, part: Partial<LearningExample> = {}): LearningExample {
  return {
    id: `offer-${n}`,
    project: '/shop',
    language: 'typescript',
    prompt: 'write',
    accepted: `export const example${n} = ${n};`,
    weight: 0.9,
    atMs: START_MS - n * 60_000,
    surprise: 0.2,
    ...part,
  };
}

export function sleepScene(count = 40) {
  const clock = handClock();
  const activity = new Activity();
  const presence = new Presence();
  const knowledge = new SqliteKnowledge({ file: undefined, now: () => START_MS, problem: () => {} });
  const said: string[] = [];
  const trained: TrainRequest[] = [];
  const consolidated: string[] = [];
  const restored: string[] = [];
  const adapters: PublishedAdapter[] = [];
  const machine = {
    battery: false,
    held: new Set<string>(),
    /** When somebody was last noticed so in any window. */
    noticedMs: { typed: Number.NEGATIVE_INFINITY, there: Number.NEGATIVE_INFINITY },
    model: true,
    compactFails: false,
    examples: Array.from({ length: count }, (_, n) => learningExample(n)),
    /** Given up by the signal after so many steps; undefined: to the end. */
    stepsUntilWait: undefined as number | undefined,
    outcome: 'published' as 'published' | 'discarded' | 'no room',
  };
  const store: AdapterStore = {
    all: async () => adapters,
    publish: () => Promise.reject(new Error('not asked for')),
    use: () => Promise.reject(new Error('not asked for')),
    async back({ language }) {
      const own = adapters.filter((each) => each.language === language);
      const before = own[own.findIndex(({ current }) => current) - 1];
      for (const [at, each] of adapters.entries())
        if (each.language === language) adapters[at] = { ...each, current: each.version === before?.version };
      return before;
    },
    giveUp: () => Promise.reject(new Error('not asked for')),
    remove: () => Promise.reject(new Error('not asked for')),
    isWhole: async () => true,
  };
  function publish(language: string): PublishedAdapter {
    const version = adapters.filter((each) => each.language === language).length + 1;
    const card = { sha256: '', bytes: 1, publishedAt: '', origin: 'trained', about: '' } as const;
    const made = { ...card, language, version, base: BASE, path: `/v${version}`, current: true };
    for (const [at, each] of adapters.entries())
      if (each.language === language) adapters[at] = { ...each, current: false };
    adapters.push(made);
    return made;
  }
  async function train(
    request: TrainRequest,
    { signal, on }: { readonly signal?: AbortSignal; readonly on?: (event: TrainEvent) => void } = {},
  ): Promise<PublishOutcome> {
    trained.push(request);
    for (let step = 1; step <= 4; step++) {
      on?.({ step, steps: 4, loss: 5 - step, tokensPerSecond: 100 });
      if (step === machine.stepsUntilWait)
        await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      throwIfAborted(signal);
    }
    if (machine.outcome === 'no room') throw new CodedError('disk-full', 'The disk is full.');
    if (machine.outcome === 'discarded') return { kind: 'discarded', reasons: ['It is not better.'] };
    return { kind: 'published', adapter: publish(request.language) };
  }
  const book = new NightBook({ openProfile: () => knowledge, log: (message) => void said.push(message) });
  const service = () =>
    new SleepService({
      book,
      activity,
      presence,
      stirring: {
        stir(sign) {
          machine.noticedMs[sign] = clock.now();
        },
        sinceMs: async (sign) =>
          clock.now() -
          (sign === 'typed'
            ? machine.noticedMs.typed
            : Math.max(machine.noticedMs.typed, machine.noticedMs.there)),
      },
      now: clock.now,
      after: clock.after,
      timestamp: () => new Date(START_MS + clock.now()).toISOString(),
      newId: () => `night-${clock.now()}`,
      settleAdapters: async () => {},
      background: {
        power: { onBattery: async () => machine.battery },
        cpu: { usedMs: () => 0 },
        lock: {
          async alone(name, work) {
            if (machine.held.has(name)) return false;
            machine.held.add(name);
            await work().finally(() => machine.held.delete(name));
            return true;
          },
        },
        times: { firstMs: 0, quietMs: 0, againMs: 0 },
      },
      examples: async () => ({
        examples: machine.examples,
        refused: [],
        offers: machine.examples.length + 2,
      }),
      async baseOf() {
        if (!machine.model) throw new CodedError('engine-unavailable', 'There is no model.');
        return BASE;
      },
      adapters: { train },
      openAdapters: async () => store,
      async compact() {
        if (machine.compactFails) throw new CodedError('store-failed', 'The store does not answer.');
        return 0;
      },
      async consolidate(night) {
        consolidated.push(night);
        return { merged: 0, aged: 0, retired: 0, names: [] };
      },
      async restore(night) {
        restored.push(night);
      },
    });
  return {
    ...clock,
    activity,
    presence,
    adapters,
    book,
    consolidated,
    knowledge,
    machine,
    publish,
    restored,
    said,
    /** Another one has nothing of the first but what is kept. */
    service,
    sleep: service(),
    trained,
  };
}
