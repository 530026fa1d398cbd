import type { Engine } from '../../protocol/engineApi.ts';

/** What to say instead of “nothing found” where there was nothing to look at. */
export async function sawNothing(engine: Engine, root: string): Promise<string | undefined> {
  const { files } = await engine.overview(root);
  return files > 0
    ? undefined
    : 'No source file of a known language was found. Check the folder and its ignore files.';
}
