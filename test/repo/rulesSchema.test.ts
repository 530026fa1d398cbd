/** The JSON schema that editors get follows from the validator. UPDATE_GOLDEN=1 writes it anew. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { parse } from 'yaml';
import { manifestSchema } from '../../src/core/blueprints/manifestSchema.ts';
import { rulesFileSchema } from '../../src/core/rules/rulesSchema.ts';

const root = join(import.meta.dirname, '..', '..');
const FILE = 'media/groundplan.schema.json';
const BLUEPRINT_FILE = 'media/blueprint.schema.json';

function generated(): Record<string, unknown> {
  const schema = toJsonSchema(rulesFileSchema, { typeMode: 'input', ignoreActions: ['check'] });
  return { ...schema, title: 'The rules of a project (groundplan.yaml)' };
}

describe('the schema of the rules file', () => {
  it('is what the validator says', () => {
    const text = `${JSON.stringify(generated(), null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(join(root, FILE), text);
    assert.equal(readFileSync(join(root, FILE), 'utf8'), text);
  });

  it('is found by editors', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.deepEqual(contributes.yamlValidation, [
      { fileMatch: 'groundplan.yaml', url: `./${FILE}` },
      { fileMatch: '**/blueprints/**/blueprint.yaml', url: `./${BLUEPRINT_FILE}` },
    ]);
  });

  it('takes and refuses what the validator does', () => {
    const validate = new Ajv({ strict: false }).compile(generated());
    const cases: readonly (readonly [boolean, string])[] = [
      [true, 'rules: [{id: a, kind: forbidden, from: x, to: {packages: [p], not: {matches: "^y"}}}]'],
      [true, 'layers: [{name: a, files: {modules: [m]}}]\nrules: [{id: a, kind: layers, order: [a, b]}]'],
      [true, '{}'],
      [false, 'rules: [{id: a, kind: forbidden, from: x}]'],
      [false, 'rules: [{id: A b, kind: cycles}]'],
      [false, 'rules: [{id: a, kind: metric, of: x, metric: lines, atMost: -1}]'],
      [false, 'rules: [{id: a, kind: forbidden, from: {packages: x}, to: y}]'],
      [false, 'rulez: []'],
    ];
    for (const [good, text] of cases) {
      const value = parse(text);
      assert.equal(v.safeParse(rulesFileSchema, value).success, good, text);
      assert.equal(validate(value), good, text);
    }
  });
});

describe('the schema of a blueprint', () => {
  it('is what the validator says', () => {
    const schema = toJsonSchema(manifestSchema, { typeMode: 'input' });
    const text = `${JSON.stringify({ ...schema, title: 'A blueprint (blueprint.yaml)' }, null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(join(root, BLUEPRINT_FILE), text);
    assert.equal(readFileSync(join(root, BLUEPRINT_FILE), 'utf8'), text);
  });
});
