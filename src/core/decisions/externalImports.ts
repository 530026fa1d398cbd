/** Which packages from outside the code takes in, and where. */
import { rememberedByText } from '../../base/remembered.ts';
import type { FileFacts } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import { isTestPath } from '../workspace/testPaths.ts';
import { isBesideProduct } from './decisionFiles.ts';
import type { Dependency, Ecosystem } from './manifests/manifestFacts.ts';
import { MAVEN_PACKAGES } from './tables/maven.ts';
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
  /** First place below a folder. */
  under(folder: string, dependency: Dependency, kind: 'product' | 'any'): ImportPlace | undefined;
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

interface Use {
  readonly path: string;
  readonly line: number;
  readonly product: boolean;
}

export interface ImportParts {
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/** @param before of the same workspace: given back as it is where every file takes in what it took in before. */
export function externalImports(parts: ImportParts, before?: ExternalImports): ExternalImports {
  const taken = before === undefined ? undefined : takenBefore.get(before);
  if (before !== undefined && taken !== undefined && isSame(taken, parts.imports)) return before;
  const found = gather(parts);
  takenBefore.set(found, parts.imports);
  return found;
}

const takenBefore = new WeakMap<ExternalImports, ImportParts['imports']>();

function isSame(before: ImportParts['imports'], after: ImportParts['imports']): boolean {
  if (before.size !== after.size) return false;
  for (const [path, list] of after) {
    const known = before.get(path);
    if (known === list) continue;
    if (known === undefined || !isSameUse(externalOf(path, known), externalOf(path, list))) return false;
  }
  return true;
}

function isSameUse(before: ReadonlyMap<string, Use>, after: ReadonlyMap<string, Use>): boolean {
  return (
    before.size === after.size && [...after].every(([name, { line }]) => before.get(name)?.line === line)
  );
}

function gather({ imports, facts }: ImportParts): ExternalImports {
  const byEcosystem = new Map<Ecosystem, Map<string, Use[]>>();
  for (const [path, list] of imports) {
    const ecosystem = ECOSYSTEM[facts.get(path)?.language ?? 'c'];
    const uses = externalOf(path, list);
    if (ecosystem === undefined || uses.size === 0) continue;
    const names = byEcosystem.get(ecosystem) ?? new Map<string, Use[]>();
    byEcosystem.set(ecosystem, names);
    for (const [name, use] of uses) push(names, name, use);
  }
  const find = (dependency: Dependency, keep: (use: Use) => boolean) => {
    const names = byEcosystem.get(dependency.ecosystem);
    return names === undefined ? undefined : placeOf(lookUp(names, dependency).filter(keep));
  };
  return {
    inProduct: (dependency) => find(dependency, ({ product }) => product),
    anywhere: (dependency) => find(dependency, () => true),
    under(folder, dependency, kind) {
      const start = folder === '' ? '' : `${folder}/`;
      return find(dependency, ({ path, product }) => path.startsWith(start) && (product || kind === 'any'));
    },
  };
}

function placeOf(uses: readonly Use[]): ImportPlace | undefined {
  const [first] = uses;
  return first === undefined ? undefined : { path: first.path, line: first.line, files: uses.length };
}

function push(names: Map<string, Use[]>, name: string, use: Use): void {
  const uses = names.get(name);
  if (uses === undefined) names.set(name, [use]);
  else uses.push(use);
}

/** Lists are immutable, and after one edit all but one are the same. */
const externalBefore = new WeakMap<readonly ResolvedImport[], ReadonlyMap<string, Use>>();

function externalOf(path: string, list: readonly ResolvedImport[]): ReadonlyMap<string, Use> {
  const known = externalBefore.get(list);
  if (known !== undefined) return known;
  const product = isProductCode(path);
  const found = new Map<string, Use>();
  for (const { target, line, test } of list) {
    if (target.status !== 'external' || test === true || found.has(target.package)) continue;
    found.set(target.package, { path, line, product });
  }
  externalBefore.set(list, found);
  return found;
}

/** Libraries of others that lie in the tree, as web projects of .NET bring them. */
const BROUGHT_ALONG = /(?:^|\/)(?:wwwroot\/lib|vendor|third_?party|bower_components)\/|\.min\.[cm]?js$/i;

/** Settings and scripts that tools run are no part of what is delivered. */
export const isProductCode = rememberedByText(
  (path) =>
    !isTestPath(path) &&
    !isBesideProduct(path) &&
    !BROUGHT_ALONG.test(path) &&
    !/(?:^|\/)(?:scripts?|tools?|build|ci|\.[^/]+)\/|\.config\.[cm]?[jt]s$|(?:^|\/)(?:setup|noxfile|fabfile|gulpfile|gruntfile|conftest|build)\.\w+$/i.test(
      path,
    ),
);

function lookUp(names: ReadonlyMap<string, readonly Use[]>, dependency: Dependency): readonly Use[] {
  const exact = importNames(dependency).flatMap((name) => names.get(name) ?? []);
  if (exact.length > 0 || !BY_PREFIX.has(dependency.ecosystem)) return exact;
  return [...names].flatMap(([name, uses]) => (sharesPrefix(dependency, name) ? uses : []));
}

/** Ecosystems whose code names namespaces, which packages are only by convention called after. */
const BY_PREFIX: ReadonlySet<Ecosystem> = new Set(['maven', 'go', 'nuget']);

function importNames({ ecosystem, name }: Dependency): readonly string[] {
  switch (ecosystem) {
    case 'pypi':
      return [...new Set([PYPI_MODULES[name] ?? name.replaceAll('-', '_'), name])];
    case 'crates':
      return [...new Set([name, name.replaceAll('-', '_')])];
    case 'rubygems':
      return [...new Set([name, name.replaceAll('-', '_'), name.replaceAll('-', '/')])];
    case 'maven':
      return [MAVEN_PACKAGES[name] ?? name];
    default:
      return [name];
  }
}

/** `io.ktor:ktor-server-core` brings `io.ktor`; `Npgsql.EntityFrameworkCore` brings `Npgsql`; a Go module all below it. */
function sharesPrefix({ ecosystem, name }: Dependency, imported: string): boolean {
  if (ecosystem === 'go')
    return imported === name || imported.startsWith(`${name}/`) || name.startsWith(`${imported}/`);
  if (ecosystem === 'maven' && name in MAVEN_PACKAGES) return false;
  const group = ecosystem === 'maven' ? (name.split(':')[0] ?? name) : name;
  return imported === group || imported.startsWith(`${group}.`);
}
