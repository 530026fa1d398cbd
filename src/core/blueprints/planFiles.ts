/**
 * Files that a blueprint comes to, held against what is there → what is to be written. What a person changed since is kept by a three-way
 * merge with the text that was generated last; what nobody generated is not touched unless it is forced.
 */
import { diff3Merge } from 'node-diff3';
import type { PlannedFile } from '../model/blueprint.ts';
import type { FileEdit } from '../model/suggestion.ts';
import type { RenderedFile } from './renderBlueprint.ts';

/** What stands at a path now. */
export type Standing =
  | { readonly type: 'nothing' }
  /** `hash` is the SHA-1 of the file. */
  | { readonly type: 'text'; readonly text: string; readonly hash: string }
  /** Something that no text goes over: a folder, a link, a name in other case; in words, for a sentence that begins with the path. */
  | { readonly type: 'other'; readonly what: string };

export interface PlanInput {
  readonly file: RenderedFile;
  readonly standing: Standing;
  /** The text that was generated there last. */
  readonly base: string | undefined;
  /** What is in the way gives way. */
  readonly force: boolean;
}

export interface FilePlan {
  readonly planned: PlannedFile;
  readonly edit?: FileEdit;
}

export function planFile({ file, standing, base, force }: PlanInput): FilePlan {
  const { path, text } = file;
  if (standing.type === 'nothing')
    return { planned: { path, text, state: 'new' }, edit: { type: 'create', path, content: text } };
  if (standing.type === 'other') return { planned: { path, text, state: 'taken', why: standing.what } };
  const now = standing.text;
  const over = (state: PlannedFile['state'], after: string, may: boolean): FilePlan => ({
    planned: { path, text: after, state },
    ...(may ? { edit: replacing(path, standing, after) } : {}),
  });
  if (now === text) return over('same', text, false);
  if (base === undefined) return over('taken', text, force);
  if (base === text) return over('same', now, false);
  if (base === now) return over('changed', text, true);
  const { merged, conflicts } = mergeTexts({ now, base, text });
  if (conflicts > 0) return over('conflict', merged, force);
  return merged === now ? over('same', now, false) : over('merged', merged, true);
}

/** Where both changed the same place, the newly generated text is taken. */
export function mergeTexts({ now, base, text }: Record<'now' | 'base' | 'text', string>): {
  readonly merged: string;
  readonly conflicts: number;
} {
  const lines = (each: string) => each.split('\n');
  let conflicts = 0;
  const regions = diff3Merge(lines(now), lines(base), lines(text), { excludeFalseConflicts: true });
  const merged = regions.flatMap(({ ok, conflict }) => {
    if (conflict === undefined) return ok ?? [];
    conflicts++;
    return conflict.b;
  });
  return { merged: merged.join('\n'), conflicts };
}

/** The whole text at once: what differs is what a diff of it shows. */
function replacing(
  path: string,
  { text, hash }: Extract<Standing, { type: 'text' }>,
  after: string,
): FileEdit {
  return { type: 'change', path, hash, replacements: [{ start: 0, end: text.length, text: after }] };
}
