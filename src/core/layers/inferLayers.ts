/**
 * The layers of a workspace, from the direction of the dependencies between its packages and folders. A name is only a label:
 * what stands above what follows from who uses whom.
 */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Layering, WorkspaceLayers } from '../model/layer.ts';
import { packagesOf, type SourcePackage } from '../modules/packages.ts';
import { isPackageManifest } from '../workspace/manifests.ts';
import { layeringOf } from './layeringOf.ts';
import { isBeside, roleUnits, type Unit, type Units, unitsOf } from './units.ts';

type Input = Pick<ArchitectureModel, 'files' | 'graph' | 'modules' | 'companions'>;

/** Packages from which on they are parts of the whole; a larger share in one of them makes that one the whole. */
const MIN_PACKAGES = 3;
const DOMINANT_PACKAGE = 0.7;
/** Files below which the inside of a package is not worth an order of its own. */
const MIN_FILES = 8;
const MOST_INNER = 12;
/** Layers from which on an order of the folders as they lie says enough. */
const CLEAR_LAYERS = 3;
const FEW_LAYERS_WEIGHT = 0.2;
/** Dependencies that it takes to make up for one that leads up. */
const EXCEPTION_WEIGHT = 5;
/** Share of the files from which on a folder is ordered inside, too. */
const LARGE_UNIT = 0.3;

export function inferLayers(model: Input): WorkspaceLayers {
  const { files, large, between } = packagesIn(model);
  const scopes = large.filter((pack) => pack.files.length >= MIN_FILES).slice(0, MOST_INNER);
  const inside = scopes.map((pack) => insidePackage(model, pack));
  const parts = inside.flatMap((each) => [...each.whole, ...each.parts]);
  const packages = between === undefined ? [] : listed(layeringOf({ ...between, ...model }));
  const dominant = large[0] !== undefined && large[0].files.length >= files * DOMINANT_PACKAGE;
  const whole = [...packages, ...(dominant || packages.length === 0 ? (inside[0]?.whole ?? []) : [])];
  const main = whole.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  return { main, inner: [...packages, ...parts].filter((each) => each !== main) };
}

/** The parts of the workspace where packages are its parts, and the parts of each package worth a look. */
export function packageScopes(model: Input): readonly Units[] {
  const { large, between } = packagesIn(model);
  const inside = large
    .filter((pack) => pack.files.length >= MIN_FILES)
    .map(({ root, files }) => {
      const coarse = unitsOf(files, root, false);
      const folders = coarse.units.filter((unit) => unit.place.kind === 'folder');
      return folders.length >= CLEAR_LAYERS ? coarse : unitsOf(files, root, true);
    });
  return [...(between === undefined ? [] : [between]), ...inside];
}

function packagesIn(model: Input) {
  const files = model.files.filter((file) => !file.test && !isBeside(file.path)).map((file) => file.path);
  const packages = packagesOf(files.toSorted(), (model.companions ?? []).filter(isPackageManifest));
  const between = packages.length >= MIN_PACKAGES ? packageUnits(packages) : undefined;
  return {
    files: files.length,
    large: packages.toSorted((a, b) => b.files.length - a.files.length),
    between,
  };
}

function packageUnits(packages: readonly SourcePackage[]): Units {
  const units = packages.map(
    ({ root, files }): Unit => ({ place: { path: root, kind: root === '' ? 'direct' : 'folder' }, files }),
  );
  return { scope: '', basis: 'packages', units };
}

/** Two layers say little, and what leads up speaks against the order. */
function weightOf({ layers, support, exceptions }: Layering): number {
  const clear = layers.length >= CLEAR_LAYERS ? 1 : FEW_LAYERS_WEIGHT;
  return (support - EXCEPTION_WEIGHT * exceptions) * clear;
}

/** `whole`: orders of all that the package holds; `parts`: of its large folders. */
function insidePackage(model: Input, { root, files }: SourcePackage) {
  const [first, ...parts] = byFolders(model, files, root);
  const { scope } = unitsOf(files, root, false);
  const units = roleUnits(files, scope);
  const byRole = units === undefined ? [] : listed(layeringOf({ scope, basis: 'roles', units, ...model }));
  return { whole: [...listed(first), ...byRole], parts: parts.filter((each) => each.basis !== 'files') };
}

/** The folders as they lie where that shows an order, else the dominant one taken apart; then the insides of the large ones. */
function byFolders(model: Input, files: readonly string[], folder: string): Layering[] {
  const coarse = unitsOf(files, folder, false);
  const plain = layeringOf({ ...coarse, ...model });
  if (plain === undefined || plain.layers.length < CLEAR_LAYERS) {
    return listed(layeringOf({ ...unitsOf(files, folder, true), ...model }) ?? plain);
  }
  const large = coarse.units.filter(
    ({ place, files: own }) =>
      place.kind === 'folder' && own.length >= Math.max(MIN_FILES, files.length * LARGE_UNIT),
  );
  return [plain, ...large.flatMap((unit) => byFolders(model, unit.files, unit.place.path))];
}

function listed<T>(found: T | undefined): T[] {
  return found === undefined ? [] : [found];
}
