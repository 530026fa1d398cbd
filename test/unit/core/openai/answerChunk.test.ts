import assert from 'node:assert/strict';
import { readChunk } from '../../../../src/core/openai/answerChunk.ts';

describe('a message of a server', () => {
  it('is a piece of a chat, of a completion or of an infill', () => {
    const texts = [
      { choices: [{ delta: { role: 'assistant', content: 'a' } }] },
      { choices: [{ text: 'a', logprobs: null }] },
      { content: 'a', stop: false, index: 0 },
      { choices: [{ message: { content: 'a' } }] },
    ];
    for (const each of texts) assert.equal(readChunk(JSON.stringify(each))?.text, 'a');
  });

  it('says why the text ends, by whichever word', () => {
    const finish = (reason: string) =>
      readChunk(JSON.stringify({ choices: [{ finish_reason: reason }] }))?.finish;
    assert.equal(finish('stop'), 'stop');
    assert.equal(finish('eos'), 'stop');
    assert.equal(finish('length'), 'length');
    assert.equal(finish('content_filter'), 'filtered');
    assert.equal(readChunk('{"content":"","stop":true,"stopped_limit":true}')?.finish, 'length');
    assert.equal(
      readChunk('{"choices":[{"delta":{},"finish_reason":null}],"usage":null}')?.finish,
      undefined,
    );
  });

  it('without text is one that keeps the connection alive: thinking, a role, the usage', () => {
    assert.equal(readChunk('{"choices":[{"delta":{"reasoning_content":"hm","content":null}}]}')?.text, '');
    assert.deepEqual(readChunk('{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}')?.usage, {
      promptTokens: 3,
      outputTokens: 4,
    });
  });

  it('may be about a failure', () => {
    assert.equal(readChunk('{"error":{"message":"no memory","code":500}}')?.error, 'no memory');
    assert.equal(readChunk('{"error":"no memory"}')?.error, 'no memory');
    assert.equal(readChunk('{"error":{"code":7}}')?.error, '{"code":7}');
  });

  it('that is anything else is none', () => {
    for (const json of [
      '',
      'null',
      '3',
      '"text"',
      '{"choices":{}}',
      '{"choices":[{"delta":{"content":7}}]}',
      '<html>',
    ])
      assert.equal(readChunk(json), undefined, json);
  });
});
