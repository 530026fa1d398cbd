import assert from 'node:assert/strict';
import type { ExampleText } from '../../../../src/core/examples/exampleText.ts';
import { learningExamples, type OfferedText } from '../../../../src/core/examples/learningExamples.ts';
import type { Action } from '../../../../src/core/model/feedback.ts';
import { offer } from '../../../support/feedback.ts';

const turns = [{ role: 'user', content: 'Write the heron.' }] as const;
const suggested = 'export const heron = one + two;\n';
const better = 'export const heron = one + two + three;\n';
const accepted: Action = { type: 'accepted', share: 1 };
const stayed = (kept: number): Action => ({ type: 'survived', checkpoint: '30 min', kept });

function offered(id: string, actions: readonly Action[], text: Partial<ExampleText> = {}): OfferedText {
  const number = Number(id);
  return {
    offer: offer({ id, suggestion: 'heron', expected: 0.5 }),
    actions: actions.map((action, at) => ({ atMs: 1000 * number + at, action })),
    text: {
      language: 'typescript',
      path: 'src/heron.ts',
      turns,
      suggested,
      neighbours: { above: [], below: [] },
      ...text,
    },
  };
}

const told = (...offers: OfferedText[]) =>
  learningExamples(offers, 0.7).map(({ id, accepted, rejected }) => [id, accepted, rejected]);

describe('examples out of feedback', () => {
  it('are what stayed, with what was asked, the reward as weight, and how much that surprised', () => {
    const [one, ...more] = learningExamples([offered('1', [accepted, stayed(1)])], 0.7);
    assert.deepEqual(more, []);
    assert.deepEqual(one, {
      id: '1',
      project: 'first',
      language: 'typescript',
      prompt: 'Write the heron.',
      turns,
      accepted: suggested,
      weight: 12 / 13,
      atMs: 1001,
      surprise: 12 / 13 - 0.5,
    });
  });

  it('are none of what was only accepted, or earned no more than was asked for', () => {
    assert.deepEqual(told(offered('1', [accepted])), []);
    assert.deepEqual(learningExamples([offered('1', [accepted, stayed(1)])], 0.95), []);
  });

  it('prefer what the person made of it to what was suggested', () => {
    const kept = { text: better, share: 0.9 };
    assert.deepEqual(told(offered('1', [accepted, stayed(0.9)], { kept })), [['1', better, suggested]]);
  });

  it('are none of what was edited where nobody saw what became of it', () => {
    assert.deepEqual(told(offered('1', [accepted, stayed(0.9)])), []);
    const old = { text: better, share: 0.98 };
    assert.deepEqual(told(offered('1', [accepted, stayed(0.9)], { kept: old })), []);
  });

  it('have no preference where only the layout has changed', () => {
    const kept = { text: suggested.replaceAll(' = ', '\n  = '), share: 1 };
    assert.equal(
      learningExamples([offered('1', [accepted, stayed(1)], { kept })], 0.7)[0]?.rejected,
      undefined,
    );
  });

  for (const type of ['deleted', 'undone'] as const)
    it(`prefer what stayed to the like that was ${type}`, () => {
      const gone = offered('1', [accepted, { type }], { suggested: better });
      assert.deepEqual(told(gone), []);
      assert.deepEqual(told(gone, offered('2', [accepted, stayed(1)])), [['2', suggested, better]]);
      const elsewhere = { ...gone, offer: { ...gone.offer, project: 'second' } };
      assert.deepEqual(told(elsewhere, offered('2', [accepted, stayed(1)])), [['2', suggested, undefined]]);
    });

  it('prefer an answer to the one in whose place it was asked for', () => {
    const around = { before: 'Like this:\n```ts\n', after: '```\n' };
    const instead = 'Like that:\n```ts\nconst egret = 1;\n```\n';
    assert.deepEqual(told(offered('1', [accepted, stayed(1)], { around, instead })), [
      ['1', `${around.before}${suggested}${around.after}`, instead],
    ]);
  });

  it('say the same thing once, and come in the order of time, whichever way they are read', () => {
    const [one, two, three] = [
      offered('1', [accepted, stayed(1)]),
      offered('2', [accepted, stayed(1)], { suggested: better }),
      offered('3', [accepted, stayed(0.99)]),
    ];
    const expected = [
      ['1', suggested, undefined],
      ['2', better, undefined],
    ];
    assert.deepEqual(told(one, two, three), expected);
    assert.deepEqual(told(three, two, one), expected);
  });
});
