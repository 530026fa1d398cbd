import assert from 'node:assert/strict';
import { linesOf, type NumberedLine } from '../../../src/cli/jsonLines.ts';

async function* chunksOf(...texts: readonly string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function linesIn(chunks: AsyncIterable<Uint8Array>): Promise<readonly NumberedLine[]> {
  const found: NumberedLine[] = [];
  for await (const lines of linesOf(chunks)) found.push(...lines);
  return found;
}

describe('lines of a stream', () => {
  it('are put together over chunks, the last one without its end too', async () => {
    assert.deepEqual(await linesIn(chunksOf('a', 'b\nc', '\n', '\nd')), [
      { number: 1, text: 'ab' },
      { number: 2, text: 'c' },
      { number: 3, text: '' },
      { number: 4, text: 'd' },
    ]);
  });

  it('are told as soon as they are whole', async () => {
    const lines = linesOf(chunksOf('a\nb', 'c\n'));
    assert.deepEqual((await lines.next()).value, [{ number: 1, text: 'a' }]);
    assert.deepEqual((await lines.next()).value, [{ number: 2, text: 'bc' }]);
  });

  it('keep a sign that two chunks share', async () => {
    const bytes = new TextEncoder().encode('é\n');
    async function* halves() {
      yield bytes.subarray(0, 1);
      yield bytes.subarray(1);
    }
    assert.deepEqual(await linesIn(halves()), [{ number: 1, text: 'é' }]);
  });

  it('are given up where they do not end, and the next is read', async () => {
    const part = 'x'.repeat(600_000);
    assert.deepEqual(await linesIn(chunksOf(part, part, part, '\nnext\n')), [
      { number: 1, text: undefined },
      { number: 2, text: 'next' },
    ]);
  });
});
