/** Edits tried on a copy of the workspace: what speaks against them, and what they do to the metrics. */
import { pathProblem } from '../blueprints/safePath.ts';
import type { FileEdit } from '../model/suggestion.ts';
import type { Rehearsal } from '../ports/rehearsal.ts';
import { objectionTo } from '../suggest/violations/outcome.ts';
import { effectOf } from './effect.ts';

export interface Tried {
  /** Why it is not shown. */
  readonly objection?: string;
  readonly effect: readonly string[];
  /** Modules of what is written, as they are called afterwards. */
  readonly modules: ReadonlyMap<string, string>;
}

export async function tryOut(rehearsal: Rehearsal, edits: readonly FileEdit[], keep = false): Promise<Tried> {
  let effect: readonly string[] = [];
  const modules = new Map<string, string>();
  const objection = await rehearsal.attempt({
    edits,
    keep,
    judge(before, after) {
      const found = objectionTo({ before, after, edits });
      if (found !== undefined) return found;
      const written = new Set(edits.map((edit) => (edit.type === 'move' ? edit.to : edit.path)));
      for (const { path, module } of after.files) if (written.has(path)) modules.set(path, module);
      effect = effectOf(before, after, [...new Set(modules.values())].sort());
      return undefined;
    },
  });
  return objection === undefined ? { effect, modules } : { objection, effect, modules };
}

/** Why a file must not come into being there, in words that follow the path. */
export function refusedPath(path: string, paths: ReadonlySet<string>): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return problem;
  return [...paths].some((each) => each !== path && each.toLowerCase() === path.toLowerCase())
    ? 'is there already, in other case'
    : undefined;
}
