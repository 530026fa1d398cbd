/** What a change asks of the state: decided as the walk would, so that edits lead where an analysis from nothing would. */
import type { WalkedFile, WalkOptions, WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import type { FileChange } from '../../protocol/engineApi.ts';
import type { WorkspaceState } from './workspaceState.ts';

/**
 * - `none`: nothing that the model rests on.
 * - `content`: a known file reads differently.
 * - `came`, `went`: a path, or all below it.
 * - `manifest`: resolution must begin anew.
 * - `rules`: the workspace's own rules read differently, came or went.
 * - `walk`: a folder came, or ignore rules changed; only a walk can tell what that means.
 */
export type Effect = 'none' | 'content' | 'came' | 'went' | 'manifest' | 'rules' | 'walk';

export interface ChangeContext {
  readonly root: string;
  readonly state: WorkspaceState;
  readonly walker: WorkspaceWalker;
  readonly walkOptions: WalkOptions;
  isManifest(path: string): boolean;
}

/** More changes than that, as after a change of branch, cost more one by one than a walk. */
const MANY = 200;

/** Brings the paths up to date, one change after the other, since one may make a path known to the next; says what each asks for. */
export async function takeIn(
  context: ChangeContext,
  changes: readonly FileChange[],
): Promise<readonly { readonly path: string; readonly effect: Effect }[]> {
  if (changes.length > MANY) return changes.map(({ path }) => ({ path, effect: 'walk' }));
  const { state, walker } = context;
  const effects: { readonly path: string; readonly effect: Effect }[] = [];
  for (const change of changes) {
    const { path } = change;
    const effect = await effectOf(context, change);
    effects.push({ path, effect });
    if (effect === 'rules') keepRulesPath(state, await walker.stat(context.root, path));
    if (effect === 'came') state.paths = [...state.paths, path].sort();
    if (effect === 'went') removePath(state, path);
    // Text of a file that does not count must not stand in for it later.
    if (effect === 'none' || effect === 'went') state.overlays.delete(path);
  }
  return effects;
}

async function effectOf(context: ChangeContext, { path, content }: FileChange): Promise<Effect> {
  const { state, walker } = context;
  const unsaved = content !== undefined;
  // They count as they are typed: what is broken half-way leaves the last good ones in force.
  if (path === RULES_FILE) return 'rules';
  if (walker.isIgnoreFile(path)) return unsaved ? 'none' : 'walk';
  const known = state.paths.includes(path);
  // Manifests count as they are on disk: half-typed ones would unresolve everything.
  if (known && unsaved) return 'content';
  switch (await walker.locate(context.root, path, context.walkOptions)) {
    case 'folder':
      return 'walk';
    case 'file':
      if (!known) return 'came';
      return context.isManifest(path) ? 'manifest' : 'content';
    case 'missing':
      return unsaved ? 'came' : goneFrom(state, path);
    case 'left-out':
      return goneFrom(state, path);
  }
}

function goneFrom(state: WorkspaceState, path: string): Effect {
  return state.paths.some((each) => isAtOrBelow(each, path)) ? 'went' : 'none';
}

/** No import leads to the rules file: it is a path like others, and nothing is resolved anew for it. */
function keepRulesPath(state: WorkspaceState, file: WalkedFile | undefined): void {
  const others = state.paths.filter((path) => path !== RULES_FILE);
  state.paths = file === undefined ? others : [...others, RULES_FILE].sort();
}

/** Takes a path, and all below it, out of the state. */
function removePath(state: WorkspaceState, path: string): void {
  for (const each of state.paths.filter((other) => isAtOrBelow(other, path))) {
    for (const map of [state.files, state.facts, state.imports, state.scanProblems]) map.delete(each);
  }
  state.paths = state.paths.filter((each) => !isAtOrBelow(each, path));
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
