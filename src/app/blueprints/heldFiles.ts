/** Generated files held against what stands in their places, with what is noted of each for the next time. */
import { CodedError } from '../../base/codedError.ts';
import { baseIn, type GeneratedNote, notePath, noteText } from '../../core/blueprints/generated.ts';
import { planFile, type Standing } from '../../core/blueprints/planFiles.ts';
import type { RenderedFile } from '../../core/blueprints/renderBlueprint.ts';
import type { BlueprintPlan } from '../../core/model/blueprint.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';

export interface HeldGround extends Pick<GeneratedNote, 'blueprint' | 'language' | 'values'> {
  /** What is in the way gives way. */
  readonly force: boolean;
  standing(path: string): Promise<Standing>;
}

/** Throws `edit-refused` where nothing could be noted. */
export async function heldFiles(
  files: readonly RenderedFile[],
  { blueprint, language, values, force, standing }: HeldGround,
): Promise<Pick<BlueprintPlan, 'files' | 'edits' | 'refused'>> {
  const plans = [];
  const notes: FileEdit[] = [];
  for (const file of files) {
    const at = notePath(file.path);
    const note = await standing(at);
    const base = note.type === 'text' ? baseIn(note.text, file.path) : undefined;
    const plan = planFile({ file, standing: await standing(file.path), base, force });
    plans.push(plan);
    const isWritten = plan.edit !== undefined || (plan.planned.state === 'same' && base !== undefined);
    if (!isWritten || base === file.text) continue;
    if (note.type === 'other') throw unkept(at, note.what);
    const text = noteText({ path: file.path, blueprint, language, values, text: file.text });
    const written = planFile({ file: { path: at, text }, standing: note, base: undefined, force: true });
    if (written.edit !== undefined) notes.push(written.edit);
  }
  const refused = plans
    .filter(
      ({ planned: { state }, edit }) => (state === 'taken' || state === 'conflict') && edit === undefined,
    )
    .map(({ planned }) => planned.path);
  const edits = plans.flatMap(({ edit }) => edit ?? []);
  return {
    files: plans.map(({ planned }) => ({ ...planned, note: notePath(planned.path) })),
    edits: refused.length > 0 ? [] : [...edits, ...notes],
    refused,
  };
}

function unkept(path: string, what: string): CodedError {
  return new CodedError(
    'edit-refused',
    `${path} ${what}: what is generated could not be merged the next time. Nothing was changed.`,
  );
}
