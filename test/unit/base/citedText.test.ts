import assert from 'node:assert/strict';
import { citedParts } from '../../../src/base/citedText.ts';

describe('marks of citations', () => {
  const marks = (text: string) => citedParts(text).flatMap((part) => ('id' in part ? [part.id] : []));

  it('are found between words, and the parts together are the text', () => {
    const text = 'Jobs [1][2] are kept [12]. `list[3]`\n```\na[4]\n```\n\\[5] [6](http://x) [7';
    assert.deepEqual(marks(text), [1, 2, 12]);
    assert.equal(
      citedParts(text)
        .map((part) => part.text)
        .join(''),
      text,
    );
  });

  it('are none in a block of code that is still open', () => {
    assert.deepEqual(marks('```ts\na[1]'), []);
  });
});
