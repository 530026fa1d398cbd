import assert from 'node:assert/strict';
import { schemaCheck } from '../../../../src/infra/toolbox/schemaCheck.ts';

describe('a value against a JSON schema', () => {
  const SCHEMA = {
    type: 'object',
    properties: {
      kind: { enum: ['cycle', 'layer'] },
      count: { type: 'integer', minimum: 1 },
      name: { type: 'string', pattern: '^[a-z]+$' },
    },
    required: ['kind', 'count'],
    additionalProperties: false,
  };

  it('is told all that is wrong, by place, with the names and values that would be right', () => {
    const check = schemaCheck(SCHEMA);
    assert.deepEqual(check({ kind: 'cycle', count: 2, name: 'a' }), []);
    assert.deepEqual(check({ kind: 'loop', count: 0, name: 'A', more: 1 }), [
      'the answer must NOT have additional properties ("more")',
      '/kind must be equal to one of the allowed values (["cycle","layer"])',
      '/count must be >= 1',
      '/name must match pattern "^[a-z]+$"',
    ]);
    assert.deepEqual(check({}), [
      "the answer must have required property 'kind'",
      "the answer must have required property 'count'",
    ]);
  });

  it('is never checked for minutes, and not against what is no schema', () => {
    const check = schemaCheck({ type: 'string', pattern: '^(a+)+$' });
    const started = performance.now();
    assert.equal(check(`${'a'.repeat(50_000)}!`).length, 1);
    assert.ok(performance.now() - started < 2000);
    const refused = (schema: object, message: RegExp) =>
      assert.throws(() => schemaCheck(schema), { code: 'invalid-option', message });
    refused({ type: 'whatever' }, /The JSON schema cannot be used/);
    refused({ $ref: 'https://elsewhere.example/schema' }, /cannot be used/);
    refused({ description: 'x'.repeat(70_000) }, /more than 64/);
  });
});
