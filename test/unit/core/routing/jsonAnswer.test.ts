import assert from 'node:assert/strict';
import { jsonAnswer } from '../../../../src/core/routing/jsonAnswer.ts';

describe('JSON in an answer', () => {
  const isObject = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : ['the answer must be object'];
  const textOf = (written: string) => {
    const read = jsonAnswer(written, isObject);
    return read.kind === 'kept' ? read.text : read.because;
  };

  it('is taken out of what models put round it', () => {
    assert.equal(textOf('{"a":1}'), '{"a":1}');
    assert.equal(textOf(' \n{"a":1}\n '), '{"a":1}');
    assert.equal(textOf('Sure!\n```json\n{"a":1}\n```\nAnything else?'), '{"a":1}');
    assert.equal(textOf('```\n{"a":"}"}\n```'), '{"a":"}"}');
    assert.equal(textOf('Here you are: {"a":{"b":2}}. Bye.'), '{"a":{"b":2}}');
  });

  it('is wrong where there is none, or it keeps to nothing', () => {
    assert.deepEqual(textOf(''), ['there is no JSON in it']);
    assert.deepEqual(textOf('I would rather not.'), ['there is no JSON in it']);
    assert.deepEqual(textOf('{"a":'), ['there is no JSON in it']);
    assert.deepEqual(textOf('}{'), ['there is no JSON in it']);
    assert.deepEqual(textOf('[1]'), ['the answer must be object']);
  });

  it('is not looked for longer than it takes to read the answer, whatever the answer', () => {
    const started = performance.now();
    textOf('```'.repeat(200_000));
    textOf('{'.repeat(500_000));
    textOf(`\`\`\`json\n${' '.repeat(500_000)}`);
    assert.ok(performance.now() - started < 2000);
  });
});
