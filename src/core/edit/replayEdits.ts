import type { FileEdit } from '../model/suggestion.ts';
import { applyReplacements } from './replacements.ts';
import type { TreeDraft } from './treeDraft.ts';

/** Carries edits out on a draft; false, with the draft half-way, where one does not fit. */
export async function replayEdits(draft: TreeDraft, edits: readonly FileEdit[]): Promise<boolean> {
  for (const edit of edits) if (!(await replay(draft, edit))) return false;
  return true;
}

async function replay(draft: TreeDraft, edit: FileEdit): Promise<boolean> {
  if (edit.type === 'delete') return false;
  if (edit.type === 'create') return draft.create(edit.path, edit.content);
  const text = await draft.read(edit.path);
  const after = text === undefined ? undefined : applyReplacements(text, edit.replacements);
  if (after === undefined || !(await draft.write(edit.path, after))) return false;
  return edit.type === 'change' || draft.move(edit.path, edit.to);
}
