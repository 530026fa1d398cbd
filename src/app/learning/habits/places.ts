/** A workspace made ready for placing names, once a model. */
import { extname } from '../../../base/paths.ts';
import { rememberedByObject } from '../../../base/remembered.ts';
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';
import { type FolderIndex, folderIndex } from '../../../core/places/ranking/folderIndex.ts';
import type { PlacingGround } from '../../../core/places/ranking/placeName.ts';
import type { Forest } from '../../../core/places/ranking/trees.ts';
import { wantedPlaces } from '../../../core/places/ranking/wanted.ts';
import type { LearningGround } from './ground.ts';

type Placed = Pick<LearningGround, 'model' | 'paths'>;

const sourcesOf = rememberedByObject(({ files }: ArchitectureModel) =>
  folderIndex(files.map(({ path }) => path)),
);
const wantedOf = rememberedByObject(wantedPlaces);
const everything = rememberedByObject((paths: readonly string[]) => folderIndex(paths));

export async function placingGround({ model, paths }: Placed, name: string): Promise<PlacingGround> {
  return { index: indexFor(model, paths, name), wanted: wantedOf(model), forest: await forest() };
}

/** Sources alone, as if one of them were not there. */
export async function groundWithout(model: ArchitectureModel, path: string): Promise<PlacingGround> {
  const others = model.files.map((file) => file.path).filter((each) => each !== path);
  return { index: folderIndex(others), wanted: wantedOf(model), forest: await forest() };
}

async function forest(): Promise<Forest> {
  const weights = await import('../../../core/places/ranking/placeWeights.json', { with: { type: 'json' } });
  return weights.default;
}

/** Sources among sources; what is none lies where anything may. */
function indexFor(model: ArchitectureModel, paths: readonly string[], name: string): FolderIndex {
  const sources = sourcesOf(model);
  const ending = extname(name);
  return ending === '' || sources.byExtension.has(ending) ? sources : everything(paths);
}
