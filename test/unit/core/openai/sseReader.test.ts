import assert from 'node:assert/strict';
import { codeOf } from '../../../../src/base/codedError.ts';
import { SseReader } from '../../../../src/core/openai/sseReader.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function readWhole(stream: Uint8Array, pieceBytes: number): string[] {
  const reader = new SseReader();
  const events: string[] = [];
  for (let at = 0; at < stream.length; at += pieceBytes)
    events.push(...reader.push(stream.subarray(at, at + pieceBytes)));
  return [...events, ...reader.end()];
}

describe('server-sent events', () => {
  it('come out the same wherever the bytes are cut, in the middle of a character too', () => {
    const stream = bytes(
      '\uFEFF: hello\r\n\r\nevent: x\ndata: größer 大 🙂\r\n\r\ndata:one\rdata: two\r\rdata\n\nid: 3\n\ndata: last',
    );
    for (let pieceBytes = 1; pieceBytes <= stream.length; pieceBytes++)
      assert.deepEqual(
        readWhole(stream, pieceBytes),
        ['größer 大 🙂', 'one\ntwo', '', 'last'],
        `${pieceBytes} bytes a piece`,
      );
  });

  it('take bytes that are no UTF-8 as what they cannot show', () => {
    assert.deepEqual(readWhole(Uint8Array.of(...bytes('data: a'), 0xff, 0xc3, ...bytes('\n\n')), 3), [
      'a\ufffd\ufffd',
    ]);
  });

  it('without end are refused, in one line or in many', () => {
    const reader = new SseReader();
    const long = bytes(`data: ${'x'.repeat(1_000_000)}`);
    assert.throws(
      () => {
        for (let time = 0; time < 10; time++) reader.push(long);
      },
      (error) => codeOf(error) === 'engine-failed',
    );
    const other = new SseReader();
    assert.throws(
      () => {
        for (let time = 0; time < 10; time++) other.push(bytes(`data: ${'x'.repeat(1_000_000)}\n`));
      },
      (error) => codeOf(error) === 'engine-failed',
    );
  });

  it('in a stream that goes on and on are read in time that grows with its length', () => {
    const reader = new SseReader();
    const event = bytes('data: {"choices":[{"delta":{"content":"a"}}]}\n\n');
    const started = performance.now();
    let events = 0;
    for (let time = 0; time < 100_000; time++) events += reader.push(event).length;
    assert.equal(events, 100_000);
    assert.ok(performance.now() - started < 5000);
  });
});
