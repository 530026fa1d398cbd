/** A rules file held against a small workspace, by the same steps as a real one. */
import assert from 'node:assert/strict';
import type { ResolvedImport } from '../../../../src/core/model/graph.ts';
import type { RulesProblem } from '../../../../src/core/model/rule.ts';
import type { CompiledRules } from '../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../src/core/rules/evaluate.ts';
import { readRules } from '../../../../src/core/rules/readRules.ts';
import type { RuleParts } from '../../../../src/core/rules/scene.ts';
import { partsOf, type WorkspaceSketch } from '../findings/workspace.ts';

export interface CodeSketch extends WorkspaceSketch {
  readonly packages?: never;
  /** Imports of packages, by file. */
  readonly uses?: Readonly<Record<string, readonly string[]>>;
  /** Imports that lead nowhere, by file. */
  readonly unseen?: Readonly<Record<string, readonly string[]>>;
  readonly includeTests?: boolean;
}

export function codeOf({ uses = {}, unseen = {}, includeTests = false, ...sketch }: CodeSketch): RuleParts {
  const parts = partsOf({
    ...sketch,
    paths: [...(sketch.paths ?? []), ...Object.keys(uses), ...Object.keys(unseen)],
  });
  const imports = new Map(parts.imports);
  const add = (path: string, specifier: string, target: ResolvedImport['target']) =>
    imports.set(path, [
      ...(imports.get(path) ?? []),
      { specifier, kind: 'static', line: 9, names: [], target },
    ]);
  for (const [path, names] of Object.entries(uses))
    for (const name of names) add(path, name, { status: 'external', package: name });
  for (const [path, names] of Object.entries(unseen))
    for (const name of names) add(path, name, { status: 'unresolved', reason: 'no such file' });
  return { ...parts, imports, includeTests };
}

export function rulesOf(yaml: string): CompiledRules {
  const { rules, problems } = readRules(yaml);
  assert.deepEqual(problems, []);
  return rules!;
}

export function problemsIn(yaml: string): readonly RulesProblem[] {
  const { rules, problems } = readRules(yaml);
  assert.equal(rules === undefined, problems.length > 0);
  return problems;
}

export const TODAY = '2026-06-15';

export function ruled(yaml: string, code: CodeSketch, today = TODAY) {
  return evaluateRules(rulesOf(yaml), codeOf(code), today);
}

/** Fingerprints of what is found. */
export function broken(yaml: string, code: CodeSketch, today = TODAY): string[] {
  const { violations, problems } = ruled(yaml, code, today);
  assert.deepEqual(problems, []);
  return violations.map((violation) => violation.fingerprint);
}
