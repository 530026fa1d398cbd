/** Which packages from outside the code takes in, and where. */
import type { FileFacts } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import { isTestPath } from '../workspace/testPaths.ts';
import { isBesideProduct } from './decisionFiles.ts';
import type { Dependency, Ecosystem } from './manifests/manifestFacts.ts';
import { PYPI_MODULES } from './tables/pypi.ts';

export interface ImportPlace {
  readonly path: string;
  readonly line: number;
  /** Files of the same kind (product or not) that import it. */
  readonly files: number;
}

export interface ExternalImports {
  /** First place in code of the product. */
  inProduct(dependency: Dependency): ImportPlace | undefined;
  /** First place anywhere: tests, tools and settings as well. */
  anywhere(dependency: Dependency): ImportPlace | undefined;
}

const ECOSYSTEM: Readonly<Partial<Record<LanguageId, Ecosystem>>> = {
  typescript: 'npm',
  tsx: 'npm',
  javascript: 'npm',
  jsx: 'npm',
  vue: 'npm',
  svelte: 'npm',
  astro: 'npm',
  python: 'pypi',
  java: 'maven',
  kotlin: 'maven',
  go: 'go',
  rust: 'crates',
  csharp: 'nuget',
  php: 'packagist',
  ruby: 'rubygems',
};

interface Places {
  product: { path: string; line: number; files: number } | undefined;
  any: { path: string; line: number; files: number } | undefined;
}

export interface ImportParts {
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  readonly facts: ReadonlyMap<string, FileFacts>;
}

export function externalImports({ imports, facts }: ImportParts): ExternalImports {
  const byEcosystem = new Map<Ecosystem, Map<string, Places>>();
  for (const [path, list] of imports) {
    const ecosystem = ECOSYSTEM[facts.get(path)?.language ?? 'c'];
    const packages = externalOf(list);
    if (ecosystem === undefined || packages.size === 0) continue;
    const product = isProductCode(path);
    const names = byEcosystem.get(ecosystem) ?? new Map<string, Places>();
    byEcosystem.set(ecosystem, names);
    for (const [name, line] of packages) note(names, name, { path, line, product });
  }
  const find = (dependency: Dependency, kind: 'product' | 'any') =>
    byEcosystem.has(dependency.ecosystem)
      ? lookUp(byEcosystem.get(dependency.ecosystem)!, dependency, kind)
      : undefined;
  return {
    inProduct: (dependency) => find(dependency, 'product'),
    anywhere: (dependency) => find(dependency, 'any'),
  };
}

/** Lists are immutable, and after one edit all but one are the same. */
const externalBefore = new WeakMap<readonly ResolvedImport[], ReadonlyMap<string, number>>();

function externalOf(list: readonly ResolvedImport[]): ReadonlyMap<string, number> {
  const known = externalBefore.get(list);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (const { target, line, test } of list)
    if (target.status === 'external' && test !== true && !found.has(target.package))
      found.set(target.package, line);
  externalBefore.set(list, found);
  return found;
}

/** Settings and scripts that tools run are no part of what is delivered. */
export function isProductCode(path: string): boolean {
  return (
    !isTestPath(path) &&
    !isBesideProduct(path) &&
    !/(?:^|\/)(?:scripts?|tools?|build|ci|\.[^/]+)\/|\.config\.[cm]?[jt]s$|(?:^|\/)(?:setup|noxfile|fabfile|gulpfile|gruntfile|conftest|build)\.\w+$/i.test(
      path,
    )
  );
}

function note(
  names: Map<string, Places>,
  name: string,
  at: { path: string; line: number; product: boolean },
): void {
  const places = names.get(name) ?? { product: undefined, any: undefined };
  names.set(name, places);
  const add = (known: Places['any']) =>
    known === undefined ? { path: at.path, line: at.line, files: 1 } : { ...known, files: known.files + 1 };
  places.any = add(places.any);
  if (at.product) places.product = add(places.product);
}

function lookUp(
  names: ReadonlyMap<string, Places>,
  dependency: Dependency,
  kind: 'product' | 'any',
): ImportPlace | undefined {
  const exact = importNames(dependency)
    .map((name) => names.get(name)?.[kind])
    .find((place) => place !== undefined);
  if (exact !== undefined || !BY_PREFIX.has(dependency.ecosystem)) return exact;
  for (const [name, places] of names)
    if (places[kind] !== undefined && sharesPrefix(dependency, name)) return places[kind];
  return undefined;
}

/** Ecosystems whose code names namespaces, which packages are only by convention called after. */
const BY_PREFIX: ReadonlySet<Ecosystem> = new Set(['maven', 'go', 'nuget']);

function importNames({ ecosystem, name }: Dependency): readonly string[] {
  switch (ecosystem) {
    case 'pypi':
      return [PYPI_MODULES[name] ?? name.replaceAll('-', '_'), name];
    case 'crates':
      return [name, name.replaceAll('-', '_')];
    case 'rubygems':
      return [name, name.replaceAll('-', '_'), name.replaceAll('-', '/')];
    default:
      return [name];
  }
}

/** `io.ktor:ktor-server-core` brings `io.ktor`; `Npgsql.EntityFrameworkCore` brings `Npgsql`; a Go module all below it. */
function sharesPrefix({ ecosystem, name }: Dependency, imported: string): boolean {
  if (ecosystem === 'go')
    return imported === name || imported.startsWith(`${name}/`) || name.startsWith(`${imported}/`);
  const group = ecosystem === 'maven' ? (name.split(':')[0] ?? name) : name;
  return imported === group || imported.startsWith(`${group}.`);
}
