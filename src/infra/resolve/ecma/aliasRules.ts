/** Aliases of every origin (tsconfig `paths`, bundlers, test runners, import maps) in one form. */

/** `@/*` → `src/*`: one star at most on each side. Targets are workspace-relative. */
export interface AliasRule {
  readonly prefix: string;
  readonly suffix: string;
  /** False for exact names. */
  readonly star: boolean;
  readonly targets: readonly string[];
  /** Where it is declared, for messages. */
  readonly origin: string;
}

export function aliasRule(pattern: string, targets: readonly string[], origin: string): AliasRule {
  const at = pattern.indexOf('*');
  return at < 0
    ? { prefix: pattern, suffix: '', star: false, targets, origin }
    : { prefix: pattern.slice(0, at), suffix: pattern.slice(at + 1), star: true, targets, origin };
}

export function ruleText(rule: AliasRule): string {
  return rule.star ? `${rule.prefix}*${rule.suffix}` : rule.prefix;
}

/** The rules that fit, the exact one first, then by the longest prefix: TypeScript's order. */
export function fittingRules(rules: readonly AliasRule[], specifier: string): readonly AliasRule[] {
  const fitting = rules.filter((rule) => fits(rule, specifier));
  if (fitting.length < 2) return fitting;
  return fitting.sort((a, b) => Number(a.star) - Number(b.star) || b.prefix.length - a.prefix.length);
}

function fits(rule: AliasRule, specifier: string): boolean {
  if (!rule.star) return specifier === rule.prefix;
  return (
    specifier.length >= rule.prefix.length + rule.suffix.length &&
    specifier.startsWith(rule.prefix) &&
    specifier.endsWith(rule.suffix)
  );
}

/** The rule's targets with the star filled in. */
export function aliasTargets(rule: AliasRule, specifier: string): readonly string[] {
  if (!rule.star) return rule.targets;
  const middle = specifier.slice(rule.prefix.length, specifier.length - rule.suffix.length);
  return rule.targets.map((target) => target.replace('*', () => middle));
}
