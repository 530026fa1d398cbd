import assert from 'node:assert/strict';
import { byAdapter, planLanguage, plannedExamples } from '../../../../src/core/training/nightPlan.ts';
import { learningExample } from '../../../support/sleepScene.ts';

const nowMs = Date.UTC(2027, 1, 1);
const many = (count: number, part: Parameters<typeof learningExample>[1] = {}, from = 0) =>
  Array.from({ length: count }, (_, n) => learningExample(from + n, part));
const plan = (examples: ReturnType<typeof many>, before: Iterable<readonly [string, number]> = []) =>
  planLanguage('typescript', examples, { before: new Map(before), nowMs });
const known = (examples: ReturnType<typeof many>, refused = 0) =>
  examples.map(({ id }) => [id, refused] as const);

describe('the plan of a night', () => {
  it('takes all that is new and replays the old beside it', () => {
    const [old, fresh] = [many(30), many(20, {}, 100)];
    const { examples } = plan([...old, ...fresh], known(old));
    assert.equal(examples.length, 50);
    assert.equal(examples.filter(({ replayed }) => replayed).length, 30);
  });

  it('keeps room for old ones, and gives each project its share of it', () => {
    const old = [...many(200), ...many(60, { project: '/blog' }, 300)];
    const { examples } = plan([...old, ...many(500, {}, 1000)], known(old));
    assert.equal(examples.length, 400);
    const again = examples.filter(({ replayed }) => replayed);
    assert.equal(again.length, 100);
    assert.equal(again.filter(({ key }) => /^offer-3\d\d /.test(key)).length, 50);
  });

  it('replays first what was clear, surprising and lately, and last what led to nothing', () => {
    const day = 24 * 3_600_000;
    const best = many(1, { weight: 1, surprise: 0.5, atMs: nowMs });
    const aged = many(1, { weight: 1, surprise: 0.5, atMs: nowMs - 400 * day }, 1);
    const refused = many(1, { weight: 1, surprise: 0.5, atMs: nowMs }, 2);
    const usual = many(100, { weight: 0.8, surprise: 0.1, atMs: nowMs }, 3);
    const old = [...best, ...aged, ...refused, ...usual];
    const before = [...known([...best, ...aged, ...usual]), ...known(refused, 4)];
    const { examples } = plan([...old, ...many(400, {}, 1000)], before);
    const again = examples.filter(({ replayed }) => replayed).map(({ key }) => key.split(' ')[0]);
    assert.equal(again.length, 100);
    assert.ok(again.includes('offer-0'));
    assert.ok(!again.includes('offer-1') && !again.includes('offer-2'), again.join(' '));
  });

  it('says the same whatever the order, and finds its examples again with the weights that they had', () => {
    const examples = many(25);
    const first = plan(examples);
    assert.deepEqual(plan(examples.toReversed()), first);
    const later = examples.map((each) => ({ ...each, weight: 0.99, atMs: nowMs }));
    assert.ok(plannedExamples(first, later).every(({ weight }) => weight === 0.9));
    const edited = later.map((each, at) => (at === 4 ? { ...each, accepted: 'something else' } : each));
    assert.equal(plannedExamples(first, edited).length, 24);
  });

  it('has one adapter for the ways of writing a language, and the generic one for what is none', () => {
    const examples = ['typescript', 'tsx', 'python', 'plaintext'].map((language, n) =>
      learningExample(n, { language }),
    );
    const counts = [...byAdapter(examples)].map(([language, own]) => [language, own.length]);
    assert.deepEqual(counts, [
      ['generic', 1],
      ['python', 1],
      ['typescript', 2],
    ]);
  });
});
