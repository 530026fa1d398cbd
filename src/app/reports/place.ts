import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { designOf } from '../../core/patterns/findPatterns.ts';
import { placeOf } from '../../core/places/placeOf.ts';
import { type RolesByPath, rolesByPath } from '../../core/places/rolesByPath.ts';
import type { PlaceReport } from '../../protocol/engineApi.ts';
import { layersOf } from './layers.ts';

/** The patterns of a model are looked for once, when the first place is asked for. */
const known = new WeakMap<ArchitectureModel, RolesByPath>();

export function placeReport(model: ArchitectureModel, path: string): PlaceReport {
  const roles = known.get(model) ?? rolesByPath(designOf(model));
  known.set(model, roles);
  const place = placeOf({ model, roles, layers: () => layersOf(model) }, path);
  return place === undefined ? {} : { place };
}
