/**
 * The two rankers of small workspaces. A lone Java file shows one type of a pattern and says the rest by the names of types that it uses; several
 * types show the whole.
 */
import type { PatternGraph } from './definition.ts';
import lone from './loneWeights.json' with { type: 'json' };
import several from './severalWeights.json' with { type: 'json' };
import type { WorkspaceWeights } from './workspaceRanker.ts';

export function weightsFor(graph: PatternGraph): WorkspaceWeights {
  return isLone(graph) ? lone : several;
}

/** Java asks for a file for each type that others see: one alone is a part of something. */
export function isLone({ types, functions }: PatternGraph): boolean {
  const outer = types.filter(({ shape }) => shape.outer === undefined);
  return outer.length === 1 && outer[0]!.path.endsWith('.java') && functions.every(isIn(outer[0]!.path));
}

function isIn(path: string) {
  return (each: { readonly path: string }) => each.path === path;
}
