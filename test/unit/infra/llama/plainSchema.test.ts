import assert from 'node:assert/strict';
import { plainSchema } from '../../../../src/infra/llama/host/plainSchema.ts';

describe('a JSON schema in plain words', () => {
  const text = { type: 'string' };
  const line = { type: 'integer' };

  it('has one word for alternatives, at any depth', () => {
    assert.deepEqual(plainSchema({ type: 'array', items: { anyOf: [text, line] } }), {
      type: 'array',
      items: { oneOf: [text, line] },
    });
  });

  it('has the properties of all parts in one object', () => {
    const schema = { allOf: [{ type: 'object', properties: { a: text } }, { properties: { b: line } }] };
    assert.deepEqual(plainSchema(schema), { type: 'object', properties: { a: text, b: line } });
  });

  it('finds definitions under either name', () => {
    assert.deepEqual(plainSchema({ $ref: '#/definitions/x', definitions: { x: text } }), {
      $ref: '#/$defs/x',
      $defs: { x: text },
    });
  });

  it('leaves open what says nothing, and what is nested without end', () => {
    const open = plainSchema({});
    assert.deepEqual(plainSchema(true), open);
    const endless: Record<string, unknown> = { type: 'array' };
    endless.items = endless;
    assert.match(JSON.stringify(plainSchema(endless)), /"type":"null"/);
  });

  it('keeps a type that follows from what is listed', () => {
    assert.equal(plainSchema({ properties: { a: text } }).type, 'object');
    assert.equal(plainSchema({ items: text }).type, 'array');
    assert.deepEqual(plainSchema({ enum: ['a', 1] }), { enum: ['a', 1] });
  });
});
