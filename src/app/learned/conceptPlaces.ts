/** Files of open workspaces that a habit speaks of. */

import { grouped } from '../../base/grouped.ts';
import { basename, dirname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { ConceptPart } from '../../core/concepts/conceptPart.ts';
import { leafKey } from '../../core/concepts/leafName.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { LearnedPlace } from '../../core/model/learned.ts';
import { nameShape } from '../../core/places/ranking/nameShape.ts';
import type { LearnedGround } from './source.ts';

const MOST_PLACES = 5;

const byPart = rememberedByObject(({ files }: ArchitectureModel) =>
  grouped(
    files.map(({ path }) => path),
    (path) => {
      const { role, extension, test } = nameShape(basename(path));
      return partKey({ role, extension, test });
    },
  ),
);

/** @param meant by the last segment of the folder. */
export function placesOf(
  grounds: readonly LearnedGround[],
  part: ConceptPart,
  meant: (leaf: string) => boolean,
): LearnedPlace[] {
  const places: LearnedPlace[] = [];
  for (const { root, model } of grounds) {
    for (const path of byPart(model).get(partKey(part)) ?? []) {
      if (meant(leafKey(dirname(path)))) places.push({ root, path, line: 1 });
      if (places.length === MOST_PLACES) return places;
    }
  }
  return places;
}

export function partKey({ role, extension, test }: ConceptPart): string {
  return `${role}\0${extension}\0${test}`;
}
