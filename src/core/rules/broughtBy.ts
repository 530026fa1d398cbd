/** Violations that a change brought, as far as its lines tell. */
import type { Violation } from '../model/rule.ts';
import type { ChangedLines } from '../ports/changeReader.ts';

/**
 * Those on a changed line or in a new file, those whose target is new in its place, those of a file as a whole that was
 * changed, and those in whose chain one import was.
 */
export function broughtBy(
  violations: readonly Violation[],
  changed: ReadonlyMap<string, ChangedLines>,
): readonly Violation[] {
  const isChanged = (path: string, line: number) => {
    const lines = changed.get(path);
    return lines === 'all' || (lines?.some(([first, last]) => first <= line && line <= last) ?? false);
  };
  return violations.filter(({ from, to, line, chain }) => {
    if (to === undefined && chain === undefined) return changed.has(from);
    if (isChanged(from, line) || (to !== undefined && changed.get(to) === 'all')) return true;
    return chain?.some((step) => isChanged(step.path, step.line)) ?? false;
  });
}
