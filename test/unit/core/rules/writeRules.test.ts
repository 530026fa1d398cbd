import assert from 'node:assert/strict';
import type { Rule } from '../../../../src/core/model/rule.ts';
import { addException, addRules } from '../../../../src/core/rules/writeRules.ts';
import { rulesOf } from './ruled.ts';

const RULE: Rule = {
  id: 'no-sql',
  kind: 'forbidden',
  severity: 'error',
  from: { files: ['src/ui/**'] },
  to: { packages: ['pg'], not: { packages: ['pg/types'] } },
  why: 'because',
};

describe('writing into a rules file', () => {
  it('begins one that says what it is', () => {
    const text = addRules(undefined, {
      layers: [{ name: 'core', files: { files: ['src/core/**'] } }],
      rules: [RULE],
    });
    assert.match(text, /^# The architecture rules of this project/);
    assert.ok(
      text.endsWith(
        'layers:\n  - name: core\n    files: src/core/**\nrules:\n  - id: no-sql\n    kind: forbidden\n    from: src/ui/**\n' +
          '    to:\n      packages: pg\n      not:\n        packages: pg/types\n    why: because\n',
      ),
      text,
    );
    assert.deepEqual(rulesOf(text).set.rules, [RULE]);
  });

  it('keeps comments, quotes and order', () => {
    const before = `# mine
rules:
  # the first
  - {id: a, kind: cycles} # short

  - id: 'b'
    kind: "forbidden"
    from: x # near
    to: y

# the end
`;
    const after = addRules(before, { rules: [RULE] });
    assert.ok(after.startsWith(before.replace('\n\n# the end\n', '\n\n  - id: no-sql\n')), after);
    assert.ok(after.endsWith('because\n\n# the end\n'), after);
    assert.deepEqual(
      rulesOf(after).set.rules.map((rule) => rule.id),
      ['a', 'b', 'no-sql'],
    );
  });

  it('lets an exception in where its rule stands', () => {
    const before = addRules('# head\n', { rules: [RULE, { ...RULE, id: 'other' }] });
    const exception = { from: { files: ['src/ui/a.ts'] }, reason: 'moving: soon', until: '2027-01-31' };
    const once = addException(before, 'no-sql', exception);
    const twice = addException(once, 'no-sql', { ...exception, reason: '# no comment' });
    assert.deepEqual(rulesOf(twice).set.rules[0]!.except, [
      exception,
      { ...exception, reason: '# no comment' },
    ]);
    assert.equal(rulesOf(twice).set.rules[1]!.except, undefined);
    const unseen = addException(before, 'unresolved-import', {
      to: { packages: ['./made'] },
      reason: 'made',
    });
    assert.equal(rulesOf(unseen).set.unresolved?.length, 1);
  });

  it('refuses what it would spoil', () => {
    assert.throws(() => addRules('rules: [', { rules: [RULE] }), { code: 'invalid-rules' });
    assert.throws(() => addRules('- a\n', { rules: [RULE] }), { code: 'invalid-rules' });
    assert.throws(() => addRules(addRules(undefined, { rules: [RULE] }), { rules: [RULE] }), /already/);
    assert.throws(() => addException('rules: []\n', 'gone', { reason: 'r' }), /no rule “gone”/);
  });

  it('starts a list where there was none', () => {
    for (const text of ['', 'rules:\n', 'rules: []\n', 'version: 1\n'])
      assert.equal(rulesOf(addRules(text, { rules: [RULE] })).set.rules.length, 1, text);
  });
});
