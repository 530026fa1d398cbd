/** What edits do to the metrics, told from the model before and after. */
import type { ArchitectureModel } from '../model/architectureModel.ts';

const MOST_MODULES = 4;

/** In the words of suggestions: `cycles 3 → 1`, what stays the same of those that matter told too. */
export function effectOf(
  before: ArchitectureModel,
  after: ArchitectureModel,
  modules: readonly string[],
): readonly string[] {
  const cycles = (model: ArchitectureModel) =>
    model.cycles.filter(({ strength }) => strength === 'run-time').length;
  const violations = ({ ruling }: ArchitectureModel) =>
    ruling?.violations.filter(({ severity }) => severity !== 'info').length;
  const told = [`cycles ${change(cycles(before), cycles(after))}`];
  const [was, is] = [violations(before), violations(after)];
  if (was !== undefined && is !== undefined && before.ruling!.rules.rules.length > 0)
    told.push(`violations ${change(was, is)}`);
  told.push(`files ${change(before.files.length, after.files.length)}`);
  for (const name of modules.slice(0, MOST_MODULES)) {
    const [old, now] = [before, after].map((model) => model.modules.find((each) => each.name === name));
    if (now === undefined) continue;
    if (old === undefined) told.push(`new module ${name}`);
    else if (rounded(old.metrics.instability) !== rounded(now.metrics.instability))
      told.push(
        `instability of ${name} ${change(rounded(old.metrics.instability), rounded(now.metrics.instability))}`,
      );
  }
  return told;
}

function change(from: number | string, to: number | string): string {
  return `${from} → ${to}`;
}

function rounded(value: number): string {
  return value.toFixed(2).replace(/0$/, '');
}
