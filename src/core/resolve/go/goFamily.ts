/** Go imports: a package is a folder; an edge goes to the files of it that declare the names used. */
import { join } from '../../../base/paths.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type {
  PathIndex,
  PreparedResolver,
  ResolveContext,
  ResolverFamily,
} from '../../ports/languageSupport.ts';
import { GoModules } from './goModules.ts';
import { constraintsOf, type GoPackage, goPackages, isBuilt } from './goPackages.ts';
import { folderUnderSrc, inferredRoot } from './goPath.ts';

export const goFamily: ResolverFamily = {
  languages: ['go'],
  manifests: ['go.mod', 'go.work'],
  prepare(context) {
    const resolver = new GoResolver(context);
    return {
      resolve: (file) => resolver.resolve(file),
      affectsOthers: (before, after) => declared(before) !== declared(after),
    } satisfies PreparedResolver;
  },
};

type Lookup =
  | { readonly found: GoPackage }
  | { readonly target: Exclude<ImportTarget, { readonly status: 'resolved' }> };

class GoResolver {
  readonly #modules: GoModules;
  readonly #packages: ReadonlyMap<string, GoPackage>;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #paths: PathIndex;
  #root: string | undefined | null = null;

  constructor(context: ResolveContext) {
    this.#modules = new GoModules(context);
    this.#packages = goPackages(context.facts.values());
    this.#facts = context.facts;
    this.#paths = context.paths;
  }

  /** Imports of files outside the default build are marked as test code is: known, and no part of the architecture. */
  resolve(file: FileFacts): ResolvedImport[] {
    const used = namesByQualifier(file);
    const apart = isIgnoredFolder(file.path) || !isBuilt(file);
    return file.imports.flatMap((raw, rawIndex) => {
      const lookup = this.#find(file.path, raw.specifier);
      const make = (target: ImportTarget, names: readonly string[]): ResolvedImport => ({
        specifier: raw.specifier,
        kind: raw.kind,
        line: raw.line,
        names,
        ...(apart ? { test: true } : {}),
        target,
        rawIndex,
      });
      if ('target' in lookup) return [make(lookup.target, raw.names)];
      const byFile = filesOf(lookup.found, raw, used);
      return [...byFile].map(([path, names]) => make({ status: 'resolved', path }, names));
    });
  }

  #find(from: string, specifier: string): Lookup {
    const outside: Lookup = { target: { status: 'external', package: externalName(specifier) } };
    if (specifier === 'C' || isVendored(from)) return outside;
    const folder = this.#folderOf(from, specifier);
    if (folder === undefined || isVendored(`${folder}/`)) return outside;
    const found = this.#packages.get(folder);
    if (found !== undefined) return { found };
    // Another major version of a module of the workspace is another module.
    const version = /^(?:.*\/)?v\d+(?=\/|$)/.exec(folder)?.[0];
    if (version !== undefined && !this.#paths.hasFolder(version)) return outside;
    const where = folder === '' ? 'its root' : folder;
    const reason = `the module is this workspace's, but ${where} holds no Go file; the build may generate it`;
    return { target: { status: 'unresolved', reason } };
  }

  #folderOf(from: string, specifier: string): string | undefined {
    const module = this.#modules.of(from);
    const folder = relativeFolder(from, specifier) ?? this.#modules.folderOf(module, specifier);
    if (folder !== undefined || module !== undefined) return folder;
    const hasPackage = (path: string) => this.#packages.has(path);
    const underSrc = folderUnderSrc(from, specifier, hasPackage);
    if (underSrc !== undefined) return underSrc;
    if (this.#root === null) this.#root = inferredRoot(this.#facts.values(), hasPackage);
    if (this.#root === undefined) return undefined;
    if (specifier === this.#root) return hasPackage('') ? '' : undefined;
    return specifier.startsWith(`${this.#root}/`) ? specifier.slice(this.#root.length + 1) : undefined;
  }
}

/** The names used behind the import's qualifier, by the file that declares them. */
function filesOf(
  { name, declares, face }: GoPackage,
  raw: RawImport,
  used: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const each of used.get(raw.names[0] ?? name) ?? []) {
    const path = declares.get(each);
    if (path === undefined) continue;
    const names = byFile.get(path);
    if (names === undefined) byFile.set(path, [each]);
    else names.push(each);
  }
  if (byFile.size === 0) byFile.set(face, ['*']);
  return byFile;
}

/** `pkg.Name` as used in the file, names by qualifier. */
function namesByQualifier({ references }: FileFacts): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const { name } of references) {
    const dot = name.indexOf('.');
    if (dot <= 0 || name.startsWith('//')) continue;
    const qualifier = name.slice(0, dot).trim();
    const member = name.slice(dot + 1).trim();
    const names = used.get(qualifier);
    if (names === undefined) used.set(qualifier, [member]);
    else names.push(member);
  }
  return used;
}

function relativeFolder(from: string, specifier: string): string | undefined {
  return /^\.{1,2}(?:\/|$)/.test(specifier) ? join(from, '..', specifier) : undefined;
}

function isVendored(path: string): boolean {
  return /(?:^|\/)(?:vendor|Godeps\/_workspace)\//.test(path);
}

/** `./...` does not reach folders that begin with `_` or `.`. */
function isIgnoredFolder(path: string): boolean {
  return /(?:^|\/)[_.][^/]*\//.test(path);
}

/** Hosts whose modules lie under an owner. */
const OWNER_HOSTS = /^(?:github\.com|gitlab\.com|bitbucket\.org|gitea\.com|codeberg\.org|golang\.org)$/;

/** `github.com/owner/name/sub` → `github.com/owner/name`; a standard package is named whole. */
function externalName(specifier: string): string {
  const segments = specifier.split('/');
  if (!segments[0]!.includes('.')) return specifier;
  return segments.slice(0, OWNER_HOSTS.test(segments[0]!) ? 3 : 2).join('/');
}

/** What other files' resolution sees of a file. */
function declared(file: FileFacts): string {
  const names = file.symbols.flatMap(({ exported, kind, name }) =>
    exported && kind !== 'method' ? [name] : [],
  );
  return JSON.stringify([file.packages, names, constraintsOf(file)]);
}
