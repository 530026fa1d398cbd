import assert from 'node:assert/strict';
import { rememberedByObject, rememberedByText } from '../../../src/base/remembered.ts';

describe('what is remembered', () => {
  it('is worked out once for an object, and anew for an equal one', () => {
    let asked = 0;
    const lengthOf = rememberedByObject((list: readonly number[]) => {
      asked++;
      return list.length;
    });
    const list = [1, 2];
    assert.deepEqual([lengthOf(list), lengthOf(list), lengthOf([1, 2])], [2, 2, 2]);
    assert.equal(asked, 2);
  });

  it('is worked out once for a text, an answer of false included', () => {
    const asked: string[] = [];
    const isLong = rememberedByText((text) => {
      asked.push(text);
      return text.length > 3;
    });
    assert.deepEqual(['abc', 'abcd', 'abc', 'abcd'].map(isLong), [false, true, false, true]);
    assert.deepEqual(asked, ['abc', 'abcd']);
  });

  it('does not grow without end', () => {
    let asked = 0;
    const same = rememberedByText((text) => {
      asked++;
      return text;
    });
    for (let at = 0; at < 50_001; at++) same(String(at));
    same('0');
    assert.equal(asked, 50_002);
  });
});
