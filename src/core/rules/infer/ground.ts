/** What proposals are drawn from: the sources without tests and what lies beside them, and the areas that they fall into. */
import { shortHash } from '../../../base/hash.ts';
import { packageScopes } from '../../layers/inferLayers.ts';
import { isBeside, type Unit } from '../../layers/units.ts';
import type { ArchitectureModel, SourceFile } from '../../model/architectureModel.ts';
import type { DependencyEdge } from '../../model/graph.ts';
import type { LanguageId } from '../../model/language.ts';
import type { WorkspaceLayers } from '../../model/layer.ts';
import { packagesOf } from '../../modules/packages.ts';
import { isPackageManifest } from '../../workspace/manifests.ts';
import { quoteGlob } from '../patterns.ts';
import type { RuleParts } from '../scene.ts';

/** The parts of a model that rules are inferred from. */
export type InferModel = Pick<ArchitectureModel, 'companions' | 'ruling'> & Omit<RuleParts, 'includeTests'>;

export interface Ground {
  readonly model: InferModel;
  readonly layers: WorkspaceLayers;
  readonly sources: readonly SourceFile[];
  /** Dependencies between sources. */
  readonly edges: readonly DependencyEdge[];
  /** Parts of the workspace, then those of each package: areas of one scope lie beside each other. */
  readonly scopes: readonly (readonly Area[])[];
  /** All of them, the largest first. */
  readonly areas: readonly Area[];
  readonly languages: ReadonlyMap<string, LanguageId>;
  /** Root folder of the package around each source, by its manifest. */
  readonly packageRoots: ReadonlyMap<string, string>;
  /** Imports of packages, by file; names without what lies inside the package. */
  readonly packages: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** A folder that may have rules of its own. */
export interface Area extends Unit {
  /** Folder without a slash at the end. */
  readonly folder: string;
}

export function groundOf(model: InferModel, layers: WorkspaceLayers): Ground {
  const sources = model.files.filter((file) => !file.test && !isBeside(file.path));
  const known = new Set(sources.map((file) => file.path));
  const scopes = packageScopes(model).map(({ units }) => areasOf(units));
  return {
    model,
    layers,
    sources,
    edges: model.graph.edges.filter((edge) => known.has(edge.from) && known.has(edge.to) && !edge.test),
    scopes,
    areas: scopes.flat().sort(bySize),
    languages: new Map(sources.map(({ path, language }) => [path, language])),
    packageRoots: packageRootsOf(model, sources),
    packages: new Map(sources.map(({ path }) => [path, usedPackages(model, path)])),
  };
}

function packageRootsOf(
  { companions = [] }: InferModel,
  sources: readonly SourceFile[],
): ReadonlyMap<string, string> {
  const found = packagesOf(sources.map(({ path }) => path).sort(), companions.filter(isPackageManifest));
  return new Map(found.flatMap(({ root, files }) => files.map((path) => [path, root] as const)));
}

function areasOf(units: readonly Unit[]): Area[] {
  return units
    .filter((unit) => unit.place.kind === 'folder' && unit.place.path !== '')
    .map((unit) => ({ ...unit, folder: unit.place.path }))
    .sort(bySize);
}

function bySize(a: Area, b: Area): number {
  return b.files.length - a.files.length;
}

/** First line of each package that a file imports; test imports left out. */
function usedPackages(model: InferModel, path: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { target, line, test } of model.imports.get(path) ?? []) {
    if (target.status === 'external' && test !== true && !found.has(target.package))
      found.set(target.package, line);
  }
  return found;
}

const MAX_SLUG = 40;
/** Folders of Java packages and of build tools that every path of a project goes through. */
const SAYS_NOTHING = /^(?:src|main|java|kotlin|scala|com|org|io|net|de|fr)$/;

/** Kebab-case, for ids. Of a long path its first and last names, with a mark that tells it from others; names are never cut in two. */
export function slug(text: string): string {
  const plain = kebab(text);
  if (plain.length <= MAX_SLUG) return plain;
  const names = text.split('/').filter((name, at, all) => !SAYS_NOTHING.test(name) && name !== all[at - 1]);
  const [first, last] = [kebab(names[0] ?? ''), kebab(names.at(-1) ?? '')];
  const short = [`${first}-${last}`, last, first].find((each) => each.length <= MAX_SLUG);
  return `${names.length < 2 || short === undefined ? 'part' : short}-${shortHash(text).slice(0, 4)}`;
}

function kebab(text: string): string {
  const plain = text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'root' : plain;
}

/** A path as an expression that means itself. */
export function escaped(path: string): string {
  return path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A path as a glob: its own signs mean themselves. */
export function fileGlob(path: string): string {
  return quoteGlob(path);
}

/** A folder with all below it, which a name full of signs does not say by itself. */
export function folderGlob(path: string): string {
  const quoted = quoteGlob(path);
  return quoted === path ? path : `${quoted}/**`;
}

/** In the numbers of a reader: `2,262`. */
export function figure(count: number): string {
  return count.toLocaleString('en');
}

/** `All 8` or `7 of the 8`. */
export function ofAll(some: readonly unknown[], all: readonly unknown[]): string {
  return some.length === all.length ? `All ${all.length}` : `${some.length} of the ${all.length}`;
}

/** `a, b and c`. */
export function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
