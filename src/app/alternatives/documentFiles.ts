/** Documents of a new project held against what stands in their places, with what is noted of each for the next time. */
import { CodedError } from '../../base/codedError.ts';
import { baseIn, type GeneratedNote, notePath, noteText } from '../../core/blueprints/generated.ts';
import { planFile, type Standing } from '../../core/blueprints/planFiles.ts';
import type { RenderedFile } from '../../core/blueprints/renderBlueprint.ts';
import type { BlueprintPlan } from '../../core/model/blueprint.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';

type Origin = Pick<GeneratedNote, 'blueprint' | 'language' | 'values'>;

/** Throws `edit-refused` where nothing could be noted. */
export async function documentFiles(
  documents: readonly RenderedFile[],
  origin: Origin,
  standing: (path: string) => Promise<Standing>,
): Promise<Pick<BlueprintPlan, 'files' | 'edits'>> {
  const files: BlueprintPlan['files'][number][] = [];
  const edits: FileEdit[] = [];
  for (const file of documents) {
    const note = notePath(file.path);
    const noted = await standing(note);
    const base = noted.type === 'text' ? baseIn(noted.text, file.path) : undefined;
    const { planned, edit } = planFile({ file, standing: await standing(file.path), base, force: false });
    files.push({ ...planned, note });
    if (edit === undefined) continue;
    if (noted.type === 'other') {
      const message = `${note} ${noted.what}: what is written could not be known again. Nothing was changed.`;
      throw new CodedError('edit-refused', message);
    }
    const text = noteText({ ...file, ...origin });
    const written = planFile({ file: { path: note, text }, standing: noted, base: undefined, force: true });
    edits.push(edit, ...(written.edit === undefined ? [] : [written.edit]));
  }
  return { files, edits };
}
