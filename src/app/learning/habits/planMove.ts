/** A file moved to another folder, with every import that leads to or from it. */

import { CodedError } from '../../../base/codedError.ts';
import { basename, join } from '../../../base/paths.ts';
import { TreeDraft } from '../../../core/edit/treeDraft.ts';
import type { SyntaxReader } from '../../../core/ports/syntaxReader.ts';
import { mentionsOf } from '../../../core/suggest/mentions.ts';
import { moveFiles } from '../../../core/suggest/moveFiles.ts';
import { Workbench } from '../../../core/suggest/workbench.ts';
import type { MovePlan } from '../../../protocol/habitsApi.ts';
import type { LearningGround } from './ground.ts';

export interface MoveRequest {
  readonly path: string;
  readonly folder: string;
  readonly syntax: SyntaxReader;
  readonly signal: AbortSignal;
}

export async function planMove(
  { model, read }: LearningGround,
  { path, folder, syntax, signal }: MoveRequest,
): Promise<MovePlan> {
  if (!model.facts.has(path))
    throw new CodedError('unknown-place', `${path} is no source file of this workspace, so it is not moved.`);
  if (folder !== '' && join(folder) !== folder)
    throw new CodedError(
      'unknown-place',
      `${folder} is no folder of this workspace, so nothing is moved there.`,
    );
  const name = basename(path);
  const to = folder === '' ? name : `${folder}/${name}`;
  const bench = new Workbench(model, { read, syntax, dismissed: new Set(), signal });
  const draft = new TreeDraft(bench);
  const problem = await moveFiles(
    bench,
    draft,
    { paths: new Map([[path, to]]) },
    await mentionsOf(bench, [path]),
  );
  const plan = { title: `Move ${name} to ${folder === '' ? 'the root' : folder}` };
  return problem === undefined
    ? { ...plan, edits: draft.edits() }
    : { ...plan, edits: [], refused: `${problem}. Move it by hand.` };
}
