/** Modules and what they may use, as a Mermaid flowchart. */
import type { AlternativeModule } from '../model/alternative.ts';

export function moduleDiagram(modules: readonly AlternativeModule[]): string {
  const at = new Map(modules.map(({ name }, index) => [name, index]));
  const lines = modules.map(({ name, folders }, index) => {
    const where = folders.length === 1 && folders[0] !== name ? `<br/>${text(folders[0]!)}` : '';
    return `  m${index}["${text(name)}${where}"]`;
  });
  const arrows = modules.flatMap(({ uses }, index) =>
    nearest(uses, modules).map((name) => `  m${index} --> m${at.get(name)}`),
  );
  return ['flowchart TB', ...lines, ...arrows].join('\n');
}

/** What is used by another one of them is reached over that one. */
export function nearest(uses: readonly string[], modules: readonly AlternativeModule[]): readonly string[] {
  const farther = new Set(uses.flatMap((name) => modules.find((module) => module.name === name)?.uses ?? []));
  return uses.filter((name) => !farther.has(name));
}

/** Entity codes of Mermaid: nothing in a name may end the text or be taken for markup. */
function text(label: string): string {
  return label.replace(/[^\p{L}\p{N} ./_@+*-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
