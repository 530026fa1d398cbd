/** Rules held against code: a function of the model's parts, the rules and the day. */
import type { Severity } from '../model/finding.ts';
import type { Rule, Ruling, Violation } from '../model/rule.ts';
import type { CompiledException, CompiledRule, CompiledRules } from './compileRules.ts';
import { deadProblems } from './deadProblems.ts';
import { Exceptions } from './exceptions.ts';
import { importDrafts } from './importDrafts.ts';
import type { Draft, IsClean } from './judge.ts';
import { judgesOf } from './judges.ts';
import { type RuleParts, Scene } from './scene.ts';
import { UNRESOLVED, unresolvedDrafts } from './unresolved.ts';

interface Found {
  readonly draft: Draft;
  readonly rule: Pick<Rule, 'id' | 'severity' | 'why' | 'instead'>;
  readonly line: number;
}

/** @param today the day in UTC, as `2027-01-31`: exceptions end. */
export function evaluateRules(
  rules: CompiledRules,
  parts: RuleParts,
  today: string,
): Pick<Ruling, 'violations' | 'problems'> {
  const scene = new Scene(parts);
  const exceptions = new Exceptions((path) => scene.fileOf(path), today);
  const found = [...ofRules(rules, scene, exceptions), ...ofUnresolved(rules, scene, exceptions)];
  const violations = described(found, scene);
  const problems = deadProblems(rules, scene, (exception: CompiledException) => exceptions.isUsed(exception));
  return { violations, problems };
}

function ofRules(rules: CompiledRules, scene: Scene, exceptions: Exceptions): readonly Found[] {
  const judges = judgesOf(rules);
  return rules.rules.flatMap((compiled, index) => {
    const judge = judges[index]!;
    const drafts =
      judge.type === 'imports' ? importDrafts(scene, judge, kindsOf(compiled)) : judge.violations(scene);
    const line = rules.lineOf(compiled.at);
    return [...exceptions.sift(drafts, compiled.except)].map((draft) => ({
      draft,
      rule: compiled.rule,
      line,
    }));
  });
}

function kindsOf({ rule }: CompiledRule) {
  return 'edges' in rule ? rule.edges : undefined;
}

function ofUnresolved(rules: CompiledRules, scene: Scene, exceptions: Exceptions): readonly Found[] {
  return unresolvedDrafts(rules, scene).flatMap(({ draft, severity }) =>
    [...exceptions.sift([draft], rules.unresolved)].map((each) => ({
      draft: each,
      rule: { id: UNRESOLVED, severity },
      line: 1,
    })),
  );
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function described(found: readonly Found[], scene: Scene): readonly Violation[] {
  const objected = new Set(found.map(({ draft }) => `${draft.from}\n${draft.to}`));
  const isClean: IsClean = ({ from, to }) => !objected.has(`${from}\n${to}`);
  return found
    .map((each) => violationOf(each, scene, isClean))
    .sort(
      (a, b) =>
        WEIGHT[a.severity] - WEIGHT[b.severity] ||
        compare(a.from, b.from) ||
        a.line - b.line ||
        compare(a.fingerprint, b.fingerprint),
    );
}

function violationOf({ draft, rule, line }: Found, scene: Scene, isClean: IsClean): Violation {
  const { from, to, message, chain } = draft;
  const route = draft.route?.(scene, isClean);
  const instead = rule.instead ?? route?.instead;
  return {
    fingerprint: fingerprintOf(rule.id, draft),
    rule: rule.id,
    ruleLine: line,
    severity: rule.severity,
    from,
    ...(to === undefined ? {} : { to }),
    line: draft.line,
    message,
    ...(rule.why === undefined ? {} : { why: rule.why }),
    ...(instead === undefined ? {} : { instead }),
    ...(route?.example === undefined ? {} : { example: route.example }),
    ...(chain === undefined ? {} : { chain }),
  };
}

function fingerprintOf(rule: string, { from, to, key }: Draft): string {
  return `${rule}: ${key ?? (to === undefined ? from : `${from} -> ${to}`)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
