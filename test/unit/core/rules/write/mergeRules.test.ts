import assert from 'node:assert/strict';
import type { Rule, RuleSet } from '../../../../../src/core/model/rule.ts';
import { readRules } from '../../../../../src/core/rules/readRules.ts';
import { mergeRules } from '../../../../../src/core/rules/write/mergeRules.ts';

const rule = (id: string): Rule => ({
  id,
  kind: 'forbidden',
  severity: 'error',
  why: 'Because: “it” is so.',
  from: { files: ['src/core'] },
  to: { packages: ['node:*'], not: { packages: ['node:path'] } },
  except: [{ from: { files: ['src/core/a.ts'] }, reason: 'Was there.' }],
});
const set = (...ids: string[]): RuleSet => ({ layers: [], rules: ids.map(rule) });

const LAYERS: RuleSet = {
  layers: [
    { name: 'web', files: { files: ['src/web'] } },
    { name: 'core', files: { files: ['src/core'] } },
  ],
  rules: [{ id: 'order', kind: 'layers', severity: 'error', order: ['web', 'core'] }],
};

function textOf(text: string | undefined, added: RuleSet): string {
  const result = mergeRules(text, added);
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
}

describe('mergeRules', () => {
  it('writes a file that reads back as the same rules', () => {
    const text = textOf(undefined, { layers: LAYERS.layers, rules: [...LAYERS.rules, rule('no-io')] });
    const { rules, problems } = readRules(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(rules?.set, { layers: LAYERS.layers, rules: [...LAYERS.rules, rule('no-io')] });
    assert.match(
      text,
      /^# .*\n# .*\n\nlayers:\n {2}- name: web\n {4}files: src\/web\n(?:.+\n)*\nrules:\n {2}- id: order\n/,
    );
  });

  it('leaves what is there to the letter', () => {
    const text = [
      '# ours',
      'version: 1',
      'rules:',
      "    - id: 'one'   # first",
      '      kind:   cycles',
      '',
      '    # the second',
      '    - { id: two, kind: cycles }   # flow',
      '',
      '# the end',
      'layers: # none of them yet',
      '',
    ].join('\n');
    const after = textOf(text, set('three'));
    for (const line of text.split('\n')) assert.ok(after.split('\n').includes(line), line);
    assert.match(
      after,
      / {4}- \{ id: two, kind: cycles } {3}# flow\n\n {4}- id: three\n {6}kind: forbidden\n/,
    );
  });

  it('does nothing the second time', () => {
    const once = textOf(undefined, LAYERS);
    const result = mergeRules(once, LAYERS);
    assert.deepEqual(result, { text: once, added: [], present: ['order'] });
  });

  it('gives a layer another name when the name means other files', () => {
    const text = 'layers:\n  - name: core\n    files: lib\n';
    const { rules } = readRules(textOf(text, LAYERS));
    assert.deepEqual(
      rules?.set.layers.map((layer) => layer.name),
      ['core', 'web', 'core-2'],
    );
    assert.deepEqual(rules?.set.rules[0]?.kind === 'layers' && rules.set.rules[0].order, ['web', 'core-2']);
  });

  it('writes into every form that a file may have, and keeps its comments', () => {
    const forms = [
      '',
      '\n',
      '# only a comment\n',
      'rules:\n',
      'rules: []\n',
      'rules: [{ id: a, kind: cycles }] # here\n',
      '{ rules: [{ id: a, kind: cycles }] }\n',
      'rules:\n- id: a\n  kind: cycles\n# last',
      'rules:\n  - id: a\n    kind: cycles\n    why: |\n      long\n      text\n\n# more\nlayers: []\n',
      '---\nrules:\n  - id: a\n    kind: cycles\n',
      'rules:\r\n  - id: a\r\n    kind: cycles\r\n',
    ];
    for (const form of forms) {
      const after = textOf(form, set('fresh'));
      const { rules } = readRules(after);
      assert.ok(
        rules?.set.rules.some(({ id }) => id === 'fresh'),
        form,
      );
      assert.equal(
        rules?.set.rules.some(({ id }) => id === 'a'),
        form.includes('id: a'),
        form,
      );
      for (const comment of form.match(/#.*/g) ?? []) assert.ok(after.includes(comment), form);
    }
  });

  it('touches no file that it cannot read, and says why', () => {
    const result = mergeRules('rules:\n  - id: [\n', set('a'));
    assert.ok('problems' in result && result.problems.length > 0);
  });
});
