/** The types round an occurrence: what is judged together. */
import type { Candidate, PatternGraph } from './definition.ts';
import type { TypeNode } from './typeNodes.ts';

/** More types than that are no longer one pattern. */
export const MOST_TYPES = 40;

/** Types with a role and their nearest kin, holders and held, until there are enough. */
export function neighbourhood(graph: PatternGraph, { roles }: Candidate): ReadonlySet<TypeNode> {
  const core = new Set(roles.flatMap(({ type, method }) => type ?? method?.owner ?? []));
  const near = new Set<TypeNode>();
  for (const type of core) addSome(near, [type]);
  for (const type of core) addSome(near, [...type.parents, ...type.children]);
  for (const type of core) for (const { targets } of type.fields.values()) addSome(near, targets);
  for (const type of core)
    addSome(
      near,
      graph.holders(type).map(({ holder }) => holder),
    );
  return near;
}

function addSome(set: Set<TypeNode>, types: readonly TypeNode[]): void {
  for (const type of types) if (set.size < MOST_TYPES) set.add(type);
}
