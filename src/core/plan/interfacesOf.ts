/** Interfaces and base types of a plan: those that come with it, and those of the workspace that its types build on. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { renamer } from './text/renamed.ts';
import type { Transposed } from './transpose.ts';

export function interfacesOf(
  model: ArchitectureModel,
  files: readonly Transposed[],
  subject: readonly string[],
): readonly string[] {
  const told = new Set<string>();
  for (const { path, member, sketch, samples } of files) {
    const rename = renamer(samples[0]!.subject, subject);
    const declared = new Set(sketch.declares);
    for (const { name, kind, bases, container } of model.facts.get(member.path)?.symbols ?? []) {
      if (container !== undefined || (!sketch.text.includes(name) && !declared.has(rename(name)))) continue;
      const fresh = [...declared].find((each) => each === rename(name));
      if (fresh === undefined) continue;
      if (kind === 'interface' || kind === 'trait') told.add(`${fresh} (new, in ${path})`);
      for (const base of bases ?? []) {
        const plain = base
          .replace(/[<(\s].*$/s, '')
          .split('.')
          .at(-1)!;
        const at = [...model.facts.values()].find(({ symbols }) =>
          symbols.some((each) => each.name === plain && each.container === undefined),
        );
        if (at !== undefined && sketch.text.includes(plain)) told.add(`${plain} (${at.path})`);
      }
    }
  }
  return [...told].slice(0, 8);
}
