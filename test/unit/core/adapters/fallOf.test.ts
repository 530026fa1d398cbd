import assert from 'node:assert/strict';
import { seeded } from '../../../../src/base/seeded.ts';
import { acceptedShare } from '../../../../src/core/adapters/acceptedShare.ts';
import { betaBelow } from '../../../../src/core/adapters/betaBelow.ts';
import { fallOf, type SettledAnswer } from '../../../../src/core/adapters/fallOf.ts';
import type { AdapterUse } from '../../../../src/core/model/adapter.ts';
import type { Action } from '../../../../src/core/model/feedback.ts';

const MINUTE = 60_000;
const OF = { language: 'typescript', fingerprint: 'ab12ab12', version: 2 };

function by(version?: number, about = 'typescript', language = about): AdapterUse {
  const use = { about, fingerprint: OF.fingerprint };
  return version === undefined ? use : { ...use, adapter: { language, version } };
}

/** So many answers of which each is kept whole with that chance. */
function answers(count: number, use: AdapterUse, chance: number, random: () => number): SettledAnswer[] {
  return Array.from({ length: count }, () => ({ use, accepted: Number(random() < chance) }));
}

function alternately(count: number, use: AdapterUse, share: number): SettledAnswer[] {
  return Array.from({ length: count }, () => ({ use, accepted: share }));
}

/** Looked at as a person goes on asking: after every twentieth answer. */
function everFell(before: readonly SettledAnswer[], own: readonly SettledAnswer[]): boolean {
  const upTo = Array.from({ length: own.length / 20 }, (_, at) => 20 * (at + 1));
  return upTo.some((count) => fallOf([...before, ...own.slice(0, count)], OF) !== undefined);
}

describe('what is accepted of an answer', () => {
  const share = (...actions: (readonly [minutes: number, Action])[]) =>
    acceptedShare(actions.map(([minutes, action]) => ({ atMs: minutes * MINUTE, action })));
  const taken: readonly [number, Action] = [2, { type: 'accepted', share: 1 }];

  it('is what was taken and has stayed for half an hour', () => {
    assert.equal(share([0, { type: 'shown', forMs: 0 }]), 0);
    assert.equal(share([0, { type: 'regenerated' }]), 0);
    assert.equal(share(taken), 1);
    assert.equal(share(taken, [32, { type: 'survived', checkpoint: '30 min', kept: 0.4 }]), 0.4);
    assert.equal(share([2, { type: 'accepted', share: 0.5 }], [9, { type: 'edited', kept: 0.5 }]), 0.25);
    assert.equal(share(taken, [3, { type: 'undone' }]), 0);
    assert.equal(share(taken, [3, { type: 'undone' }], [4, { type: 'accepted', share: 1 }]), 1);
  });

  it('is not what became of it days later, which new answers have not had the time for', () => {
    assert.equal(share(taken, [10_000, { type: 'survived', checkpoint: 'week', kept: 0.1 }]), 1);
    assert.equal(share(taken, [10_000, { type: 'deleted' }]), 1);
    // Nobody was there at half an hour; it was looked at later, and means half an hour.
    assert.equal(share(taken, [10_000, { type: 'survived', checkpoint: '30 min', kept: 0.1 }]), 0.1);
  });
});

describe('an adapter of which less is accepted', () => {
  it('is told by the probability that its share is the smaller one', () => {
    const [none, all] = [
      { successes: 0, tries: 1 },
      { successes: 1, tries: 1 },
    ];
    assert.ok(Math.abs(betaBelow(none, all) - 5 / 6) < 1e-3);
    assert.ok(Math.abs(betaBelow(all, none) - 1 / 6) < 1e-3);
    const half = { successes: 70.5, tries: 141 };
    assert.ok(Math.abs(betaBelow(half, half) - 0.5) < 1e-6);
    assert.ok(betaBelow({ successes: 0, tries: 1e6 }, { successes: 1e6, tries: 1e6 }) > 0.999);
  });

  it('has fallen after twenty answers where nearly all stayed before and nearly none stays now', () => {
    const before = alternately(30, by(1), 0.8);
    const fall = fallOf([...before, ...alternately(20, by(2), 0.1)], OF);
    assert.deepEqual([fall?.now.answers, fall?.before.answers], [20, 30]);
    assert.ok(Math.abs(fall!.now.accepted - 0.1) < 1e-9 && fall!.certainty > 0.999);
    assert.equal(fallOf([...before, ...alternately(19, by(2), 0.1)], OF), undefined, 'too few to say');
  });

  it('is found in nearly all streams that fall by half, and in few where only chance is at work', () => {
    let [found, wrong] = [0, 0];
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed);
      const before = answers(60, by(1), 0.6, random);
      found += Number(everFell(before, answers(160, by(2), 0.3, random)));
      wrong += Number(everFell(before, answers(160, by(2), 0.6, random)));
    }
    assert.ok(found >= 95, `${found} of 100 falls were found`);
    assert.ok(wrong <= 8, `${wrong} of 100 that were as good were given up`);
  });

  it('is held against the version before, with what came before that only where that one wrote little', () => {
    const bad = alternately(20, by(2), 0.2);
    const good = alternately(50, by(undefined), 0.9);
    assert.equal(fallOf([...good, ...alternately(30, by(1), 0.2), ...bad], OF), undefined);
    const fall = fallOf([...good, ...alternately(5, by(1), 0.2), ...bad], OF);
    assert.equal(fall?.before.answers, 20);
  });

  it('is held against the base alone where it is the first, and against nothing of other languages or models', () => {
    const bad = alternately(20, by(2), 0.1);
    assert.ok(fallOf([...alternately(20, by(), 0.8), ...bad], OF));
    assert.equal(fallOf([...alternately(40, by(undefined, 'python'), 0.8), ...bad], OF), undefined);
    const other = alternately(40, { ...by(), fingerprint: 'ffffffff' }, 0.8);
    assert.equal(fallOf([...other, ...bad], OF), undefined);
    assert.equal(fallOf(bad, OF), undefined);
  });

  it('for every language stands in for none, whatever was asked about', () => {
    const of = { ...OF, language: 'generic' };
    const before = [
      ...alternately(12, by(undefined, 'python'), 0.8),
      ...alternately(12, by(undefined, 'go'), 0.8),
    ];
    const own = alternately(20, by(2, 'python', 'generic'), 0.1);
    assert.equal(fallOf([...before, ...own], of)?.before.answers, 24);
  });
});
