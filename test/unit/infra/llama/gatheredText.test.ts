import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { gatheredText } from '../../../../src/infra/llama/host/gatheredText.ts';

describe('text that is gathered on its way', () => {
  const setting = () => {
    const time = { now: 1000 };
    const sent: string[] = [];
    const text = gatheredText(
      (piece) => void sent.push(piece),
      () => time.now,
    );
    return { time, sent, text };
  };

  it('is there at once with its first piece, and then now and then', () => {
    const { time, sent, text } = setting();
    for (const piece of 'abcdefghij') {
      text.push(piece);
      time.now += 5;
    }
    text.flush();
    assert.deepEqual(sent, ['a', 'bcde', 'fghi', 'j']);
  });

  it('waits for nothing when pieces come slowly', () => {
    const { time, sent, text } = setting();
    for (const piece of 'abc') {
      text.push(piece);
      time.now += 200;
    }
    assert.deepEqual(sent, ['a', 'b', 'c']);
  });

  it('is sent on although no further piece comes, and once only', async () => {
    const { sent, text } = setting();
    text.push('a');
    text.push('b');
    assert.deepEqual(sent, ['a']);
    await sleep(40);
    assert.deepEqual(sent, ['a', 'b']);
    text.flush();
    assert.deepEqual(sent, ['a', 'b']);
  });
});
