import assert from 'node:assert/strict';
import { applyReplacements, replacementsBetween } from '../../../../src/core/edit/replacements.ts';

describe('replacements between two texts', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['', 'a\n'],
    ['a\n', ''],
    ['a\nb\nc\n', 'a\nx\nc\n'],
    ['a\nb\nc', 'c\nb\na'],
    ['one\r\ntwo\r\n', 'one\r\nthree\r\ntwo'],
    ['\uFEFFa\nb\n', '\uFEFFb\n'],
  ];

  it('give the second when applied to the first', () => {
    for (const [before, after] of cases) {
      assert.equal(applyReplacements(before, replacementsBetween(before, after)), after);
    }
  });

  it('hold for texts made of random lines', () => {
    let state = 7;
    const next = (limit: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % limit;
    };
    const text = () => Array.from({ length: next(30) }, () => 'abcde'[next(5)]).join('\n');
    for (let round = 0; round < 300; round++) {
      const [before, after] = [text(), text()];
      assert.equal(applyReplacements(before, replacementsBetween(before, after)), after);
    }
  });

  it('touch only the characters that differ', () => {
    assert.deepEqual(replacementsBetween('import { a } from "./a";\n', 'import type { a } from "./a";\n'), [
      { start: 7, end: 7, text: 'type ' },
    ]);
  });

  it('stay correct, as one hunk, for texts without a line in common', () => {
    const before = Array.from({ length: 3000 }, (_, i) => `a${i}\n`).join('');
    const after = Array.from({ length: 3000 }, (_, i) => `b${i}\n`).join('');
    assert.equal(applyReplacements(before, replacementsBetween(before, after)), after);
  });
});

describe('applying replacements', () => {
  it('puts insertions before a replacement that begins at the same place', () => {
    const replacements = [
      { start: 0, end: 1, text: 'x' },
      { start: 0, end: 0, text: '<' },
      { start: 0, end: 0, text: '>' },
    ];
    assert.equal(applyReplacements('ab', replacements), '<>xb');
  });

  it('refuses ranges that overlap or lie outside', () => {
    assert.equal(applyReplacements('ab', [{ start: 0, end: 3, text: '' }]), undefined);
    assert.equal(
      applyReplacements('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
      undefined,
    );
  });
});
