import assert from 'node:assert/strict';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import type { Violation } from '../../../../src/core/model/rule.ts';
import type { FileEdit } from '../../../../src/core/model/suggestion.ts';
import { objectionTo } from '../../../../src/core/suggest/violations/outcome.ts';
import { type Files, modelOf } from './memoryWorkspace.ts';

const VIOLATION = violation('kept', 'a/x.ts', 'b/y.ts');
const MOVE: readonly FileEdit[] = [
  { type: 'move', path: 'a/x.ts', to: 'b/x.ts', hash: '', replacements: [] },
];
const BEFORE: Files = {
  'a/x.ts': "import { y } from '../b/y';\nexport const x = y;\n",
  'a/z.ts': "import { x } from './x';\nexport const z = x;\n",
  'b/y.ts': 'export const y = 1;\n',
};
const AFTER: Files = {
  'b/x.ts': "import { y } from './y';\nexport const x = y;\n",
  'a/z.ts': "import { x } from '../b/x';\nexport const z = x;\n",
  'b/y.ts': 'export const y = 1;\n',
};

function violation(rule: string, from: string, to: string): Violation {
  const fingerprint = `${rule}: ${from} -> ${to}`;
  return { fingerprint, rule, severity: 'error', from, to, line: 1, message: `${from} must not use ${to}.` };
}

async function ruled(
  files: Files,
  violations: readonly Violation[],
  changes: Partial<ArchitectureModel> = {},
): Promise<ArchitectureModel> {
  const rules = { layers: [], rules: [] };
  const ruling = { standing: 'current', rules, lines: {}, violations, problems: [] } as const;
  return { ...(await modelOf(files)), ruling, ...changes };
}

async function objection(after: Promise<ArchitectureModel>, edits = MOVE): Promise<string | undefined> {
  return objectionTo({
    before: await ruled(BEFORE, [VIOLATION, violation('old', 'a/x.ts', 'b/y.ts')]),
    after: await after,
    edits,
    violation: VIOLATION,
  });
}

describe('what speaks against a fix', () => {
  it('is nothing where the violation is gone and all else is as it was, under new paths', async () => {
    assert.equal(await objection(ruled(AFTER, [violation('old', 'b/x.ts', 'b/y.ts')])), undefined);
  });

  it('is the violation itself, where it only moved along', async () => {
    const still = ruled(AFTER, [violation('kept', 'b/x.ts', 'b/y.ts')]);
    assert.match((await objection(still)) ?? '', /^rule kept would object/);
  });

  it('is another rule', async () => {
    const other = ruled(AFTER, [violation('other', 'a/z.ts', 'b/x.ts')]);
    assert.match((await objection(other)) ?? '', /^rule other would object: a\/z\.ts must not use b\/x\.ts/);
  });

  it('is an import that leads nowhere, or to a package that nobody imported', async () => {
    const unresolved = [{ from: 'b/x.ts', specifier: '../gone', reason: '', line: 1 }];
    assert.match((await objection(ruled(AFTER, [], { unresolved }))) ?? '', /`\.\.\/gone` in b\/x\.ts/);
    const outside = { ...AFTER, 'a/z.ts': "import { x } from 'x';\nexport const z = x;\n" };
    assert.match((await objection(ruled(outside, []))) ?? '', /taken for the package x/);
  });

  it('is a way that is lost, or one that is new, where files only moved', async () => {
    const lost = { ...AFTER, 'a/z.ts': 'export const z = 1;\n' };
    assert.match((await objection(ruled(lost, []))) ?? '', /the way from a\/z\.ts to b\/x\.ts would be lost/);
    const gained = { ...AFTER, 'b/y.ts': "import { z } from '../a/z';\nexport const y = z;\n" };
    assert.match((await objection(ruled(gained, []))) ?? '', /cycle|would reach/);
  });

  it('is a cycle, also one of Go packages whose files lie on none', async () => {
    const cyclic = { ...AFTER, 'b/y.ts': "import { x } from './x';\nexport const y = x;\n" };
    assert.match((await objection(ruled(cyclic, []))) ?? '', /would come to lie on a cycle/);
    const model = await ruled(AFTER, []);
    const edge = { kind: 'static', line: 1, names: [], count: 1, test: false } as const;
    const edges = [
      { ...edge, from: 'p/a.go', to: 'q/a.go' },
      { ...edge, from: 'q/b.go', to: 'p/b.go' },
    ];
    const after = Promise.resolve({ ...model, graph: { ...model.graph, edges } });
    assert.match((await objection(after)) ?? '', /the package [pq] would come to import itself/);
  });
});
