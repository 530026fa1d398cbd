import assert from 'node:assert/strict';
import { settled, shareOf } from '../../../../src/core/survival/account.ts';
import { type EditBurst, GUARDS, originOf } from '../../../../src/core/survival/guards.ts';

const TYPED: EditBurst = {
  undo: false,
  dirty: true,
  saving: false,
  documents: 1,
  atCaret: true,
  sameWords: false,
  longest: 1,
};

const BURSTS: readonly (readonly [
  what: string,
  burst: Partial<EditBurst>,
  origin: string,
  counts: boolean,
])[] = [
  ['typing', {}, 'typed', true],
  ['deleting a selection', { longest: 0 }, 'typed', true],
  ['pasting over it', { longest: 400 }, 'pasted', true],
  ['undo', { undo: true, dirty: false }, 'undone', true],
  ['formatting', { sameWords: true, atCaret: false }, 'formatted', false],
  ['what runs on saving, imports put in order say', { saving: true, atCaret: false }, 'formatted', false],
  ['search and replace over many files', { documents: 12, atCaret: false }, 'all over', false],
  ['a symbol renamed at the caret, in many files', { documents: 5 }, 'all over', false],
  ['an edit where the caret is not', { atCaret: false, longest: 300 }, 'by another tool', false],
  ['a robot that deletes far from the caret', { atCaret: false, longest: 0 }, 'by another tool', false],
  ['a file that another program wrote', { dirty: false, atCaret: false }, 'on disk', false],
];

describe('whose edit it was', () => {
  for (const [what, burst, origin, counts] of BURSTS) {
    it(`is told of ${what}`, () => {
      const found = originOf({ ...TYPED, ...burst });
      assert.equal(found, origin);
      assert.equal(GUARDS[found].loss === 'counts', counts);
    });
  }

  it('has a reason for every circumstance', () => {
    for (const { why } of Object.values(GUARDS)) assert.ok(why.length > 10);
  });
});

describe('what was taken away by others', () => {
  const whole = { size: 20, kept: 1, excused: 0 };

  it('is neither kept nor lost', () => {
    const parts = [settled(settled(whole, 0.8, 'excused'), 0.4, 'counts')];
    assert.equal(shareOf(parts)?.toFixed(2), '0.50');
  });

  it('is kept again when it comes back', () => {
    assert.deepEqual(settled(settled(whole, 0.2, 'excused'), 1, 'counts'), whole);
  });

  it('leaves nothing to say where it was the greater part', () => {
    assert.equal(shareOf([settled(whole, 0.4, 'excused')]), undefined);
    assert.equal(shareOf([]), undefined);
  });
});
