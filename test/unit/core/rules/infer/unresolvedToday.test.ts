import assert from 'node:assert/strict';
import type { Rule, RuleSet } from '../../../../../src/core/model/rule.ts';
import { compileRules } from '../../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../../src/core/rules/evaluate.ts';
import { unresolvedToday } from '../../../../../src/core/rules/infer/unresolvedToday.ts';
import { codeOf, TODAY } from '../ruled.ts';

const rule: Rule = {
  ...{ id: 'apart', kind: 'forbidden', severity: 'error' },
  ...{ from: { files: ['src/core'] }, to: { files: ['src/web'] } },
};
const fresh: RuleSet = { layers: [], rules: [rule] };
const lost = (names: readonly string[]) =>
  codeOf({
    edges: [['src/web/w.ts', 'src/core/b.ts']],
    unseen: { 'src/core/a.ts': names, 'src/core/b.ts': ['./gen*.h'], 'src/web/w.ts': ['./elsewhere'] },
  });

describe('what leads nowhere when rules are ratified', () => {
  it('becomes an exception a name, with which the rules are silent', () => {
    const parts = lost(['./gen*.h', 'com.app.R']);
    const { tolerated, count } = unresolvedToday(undefined, fresh, { parts, today: TODAY });
    assert.equal(count, 3);
    assert.deepEqual(
      tolerated.map(({ from }) => from?.files),
      [['src/core/a.ts', 'src/core/b.ts'], ['src/core/a.ts']],
    );
    const rules = compileRules({ ...fresh, unresolved: tolerated });
    assert.deepEqual(evaluateRules(rules, parts, TODAY).violations, []);
    assert.deepEqual(evaluateRules(rules, parts, TODAY).problems, []);
  });

  it('does not say again what the rules file tolerates, and hides no heap of it', () => {
    const parts = lost(['x']);
    const first = unresolvedToday(undefined, fresh, { parts, today: TODAY });
    const before = { layers: [], rules: [], unresolved: first.tolerated };
    assert.equal(unresolvedToday(before, fresh, { parts, today: TODAY }).count, 0);
    const heap = lost(Array.from({ length: 30 }, (_, at) => `./gone${at}`));
    const many = unresolvedToday(undefined, fresh, { parts: heap, today: TODAY });
    assert.deepEqual([many.tolerated.length, many.count], [0, 31]);
  });
});
