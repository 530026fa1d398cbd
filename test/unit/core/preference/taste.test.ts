import assert from 'node:assert/strict';
import type { OfferTraits } from '../../../../src/core/model/feedback.ts';
import { type Outcome, Taste } from '../../../../src/core/preference/taste.ts';
import { traits } from '../../../support/feedback.ts';

/** Oldest first. */
function outcomes(project: string, ...all: readonly (readonly [Partial<OfferTraits>, number])[]): Outcome[] {
  return all.map(([some, reward], index) => ({
    project,
    traits: traits(some),
    reward,
    uncertainty: 0.1,
    age: all.length - 1 - index,
  }));
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

const cycle = { project: 'first', traits: traits({ kind: 'break-cycle' }) };
const move = { project: 'first', traits: traits({ kind: 'move-file' }) };
const liked = [{ kind: 'break-cycle' }, 0.95] as const;
const disliked = [{ kind: 'move-file' }, 0.1] as const;

function means(taste: Taste, ...offers: Parameters<Taste['expect']>[0]): number[] {
  return taste.expect(offers).map(({ mean }) => mean);
}

describe('taste', () => {
  it('expects the same of everything while nothing is known', () => {
    const [a, b] = means(new Taste([]), cycle, move);
    assert.equal(a, b);
  });

  it('tells what is liked from what is not after a few verdicts', () => {
    const [good, bad] = means(
      new Taste(outcomes('first', ...times(4, liked), ...times(4, disliked))),
      cycle,
      move,
    );
    assert.ok(good! > 0.65, `${good}`);
    assert.ok(bad! < 0.4, `${bad}`);
  });

  it('is surer where more is known', () => {
    const taste = new Taste(outcomes('first', ...times(6, liked)));
    const [known, unknown] = taste.expect([
      cycle,
      { ...move, traits: traits({ kind: 'new-file', language: 'go' }) },
    ]);
    assert.ok(known!.deviation < unknown!.deviation);
  });

  it('starts a new project from what the others taught, and lets it come to its own mind', () => {
    const others = outcomes('first', ...times(8, liked), ...times(8, disliked));
    const there = { ...cycle, project: 'second' };
    const [before] = means(new Taste(others), there);
    assert.ok(before! > 0.6, `${before}`);
    const own = outcomes('second', ...times(5, [{ kind: 'break-cycle' }, 0.05] as const));
    const taste = new Taste([...others, ...own]);
    const [after, first] = means(taste, there, cycle);
    assert.ok(after! < 0.45, `${after}`);
    assert.ok(first! > 0.6, `${first}`);
  });

  it('follows a taste that changes', () => {
    const turned = outcomes(
      'first',
      ...times(30, liked),
      ...times(10, [{ kind: 'break-cycle' }, 0.05] as const),
    );
    const mixed = outcomes(
      'first',
      ...times(10, [{ kind: 'break-cycle' }, 0.05] as const),
      ...times(30, liked),
    );
    assert.ok(means(new Taste(turned), cycle)[0]! < means(new Taste(mixed), cycle)[0]! - 0.05);
  });

  it('weighs what is unsure less', () => {
    const sure = outcomes('first', ...times(3, disliked));
    const unsure = sure.map((each) => ({ ...each, uncertainty: 0.29 }));
    assert.ok(means(new Taste(sure), move)[0]! < means(new Taste(unsure), move)[0]!);
  });

  it('holds when outcomes are exactly alike', () => {
    const same = outcomes('first', ...times(200, liked));
    for (const { mean, deviation } of new Taste(same).expect([cycle, move])) {
      assert.ok(Number.isFinite(mean) && deviation >= 0);
    }
  });
});
