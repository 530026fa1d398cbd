import type { LayerDeclaration } from '../model/rule.ts';

/** Rows of an order, outermost first. Peers stand together where the first of them is written. */
export function rowsOf(
  order: readonly string[],
  layers: readonly LayerDeclaration[],
): readonly (readonly string[])[] {
  const rows = new Map<string, string[]>();
  for (const name of order) {
    const leader = leaderOf(name, layers);
    const row = rows.get(leader);
    if (row === undefined) rows.set(leader, [name]);
    else row.push(name);
  }
  return [...rows.values()];
}

/** The layer that the others of a row name. Those that name each other in a circle are led by the first by name. */
function leaderOf(name: string, layers: readonly LayerDeclaration[]): string {
  const seen = new Set([name]);
  for (const at of seen) {
    const next = layers.find((layer) => layer.name === at)?.with;
    if (next === undefined) return at;
    if (seen.has(next)) return [...seen].sort()[0]!;
    seen.add(next);
  }
  return name;
}
