/** Go imports: a package is a folder; an edge goes to the files of it that declare the names used. */
import { basename, dirname } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../model/graph.ts';
import type { PreparedResolver, ResolveContext, ResolverFamily } from '../ports/languageSupport.ts';
import { folderOf, goModules } from './goModules.ts';

export const goFamily: ResolverFamily = {
  languages: ['go'],
  manifests: ['go.mod', 'go.work'],
  prepare(context) {
    const modules = goModules(context);
    const packages = indexPackages(context);
    return {
      resolve: (file) =>
        file.imports.flatMap((raw, rawIndex) => resolveImport({ file, raw, rawIndex, modules, packages })),
      affectsOthers: (before, after) => declared(before) !== declared(after),
    } satisfies PreparedResolver;
  },
};

interface GoPackage {
  readonly name: string;
  /** File by exported name. */
  readonly declares: ReadonlyMap<string, string>;
  /** Stands for the package when no name says more. */
  readonly face: string;
}

function indexPackages({ facts }: ResolveContext): ReadonlyMap<string, GoPackage> {
  const byFolder = new Map<string, FileFacts[]>();
  for (const file of facts.values()) {
    if (file.path.endsWith('_test.go')) continue;
    const folder = dirname(file.path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  return new Map([...byFolder].map(([folder, files]) => [folder, packageOf(folder, files)]));
}

function packageOf(folder: string, files: readonly FileFacts[]): GoPackage {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const declares = new Map<string, string>();
  for (const { symbols, path } of sorted) {
    for (const { name, exported, kind } of symbols) {
      if (exported && kind !== 'method' && !declares.has(name)) declares.set(name, path);
    }
  }
  const name = sorted.find((file) => file.packages.length > 0)?.packages[0] ?? basename(folder);
  const telling = ['doc.go', `${name}.go`, `${basename(folder)}.go`];
  const face =
    telling.flatMap((wanted) => sorted.filter((file) => basename(file.path) === wanted))[0] ?? sorted[0]!;
  return { name, declares, face: face.path };
}

interface GoImport {
  readonly file: FileFacts;
  readonly raw: RawImport;
  readonly rawIndex: number;
  readonly modules: Parameters<typeof folderOf>[0];
  readonly packages: ReadonlyMap<string, GoPackage>;
}

function resolveImport({ file, raw, rawIndex, modules, packages }: GoImport): ResolvedImport[] {
  const folder = folderOf(modules, raw.specifier);
  if (folder === undefined)
    return [result(raw, rawIndex, { status: 'external', package: externalName(raw.specifier) })];
  const found = packages.get(folder);
  if (found === undefined) {
    const reason = `the module is this workspace's, but ${folder === '' ? 'its root' : folder} holds no Go file`;
    return [result(raw, rawIndex, { status: 'unresolved', reason })];
  }
  const byFile = namesByFile(file, found, raw.names[0] ?? found.name);
  if (byFile.size === 0) byFile.set(found.face, ['*']);
  return [...byFile].map(([path, names]) =>
    result({ ...raw, names }, rawIndex, { status: 'resolved', path }),
  );
}

/** The names used behind the qualifier, by the file that declares them. */
function namesByFile(file: FileFacts, { declares }: GoPackage, qualifier: string): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const reference of file.references) {
    const dot = reference.name.indexOf('.');
    if (reference.name.slice(0, dot).trim() !== qualifier) continue;
    const name = reference.name.slice(dot + 1).trim();
    const path = declares.get(name);
    if (path !== undefined) byFile.set(path, [...(byFile.get(path) ?? []), name]);
  }
  return byFile;
}

function result(raw: RawImport, rawIndex: number, target: ImportTarget): ResolvedImport {
  const { specifier, kind, line, names } = raw;
  return { specifier, kind, line, names, target, rawIndex };
}

/** `github.com/owner/name/sub` → `github.com/owner/name`; a standard package is named whole. */
function externalName(specifier: string): string {
  const segments = specifier.split('/');
  return segments[0]!.includes('.') ? segments.slice(0, 3).join('/') : specifier;
}

function declared(file: FileFacts): string {
  return `${file.packages.join()}\n${file.symbols.flatMap((symbol) => (symbol.exported ? [symbol.name] : [])).join()}`;
}
