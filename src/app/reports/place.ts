import type { Turns } from '../../base/steps.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { placeOf } from '../../core/places/placeOf.ts';
import { type RolesByPath, rolesByPath } from '../../core/places/rolesByPath.ts';
import type { PlaceReport } from '../../protocol/engineApi.ts';
import { designIn } from './design.ts';
import { layersOf } from './layers.ts';

/** The patterns of a model are looked for once, when the first place is asked for. */
const known = new WeakMap<ArchitectureModel, Promise<RolesByPath>>();

/** @throws `cancelled` once the signal says so: for everyone who asks of the same model. */
export async function placeReport(
  model: ArchitectureModel,
  path: string,
  turns: Turns,
): Promise<PlaceReport> {
  const roles = await rolesIn(model, turns);
  const place = placeOf({ model, roles, layers: () => layersOf(model) }, path);
  return place === undefined ? {} : { place };
}

function rolesIn(model: ArchitectureModel, turns: Turns): Promise<RolesByPath> {
  const roles = known.get(model) ?? designIn(model, turns).then(rolesByPath);
  known.set(model, roles);
  roles.catch(() => known.delete(model));
  return roles;
}
