/** Every name of a workspace that a question may name it by. */
import { basename } from '../../../base/paths.ts';
import { rememberedByObject } from '../../../base/remembered.ts';
import type { ArchitectureModel, SourceFile } from '../../model/architectureModel.ts';
import type { SymbolFact } from '../../model/facts.ts';
import type { Module } from '../../model/module.ts';

export interface NameIndex {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By the name with its extension, lower case. */
  readonly names: ReadonlyMap<string, readonly SourceFile[]>;
  /** By the name without its extension, lower case. */
  readonly stems: ReadonlyMap<string, readonly SourceFile[]>;
  readonly symbols: ReadonlyMap<
    string,
    readonly { readonly file: SourceFile; readonly symbol: SymbolFact }[]
  >;
  /** Names of symbols by themselves in lower case. */
  readonly anyCase: ReadonlyMap<string, readonly string[]>;
  readonly modules: ReadonlyMap<string, readonly Module[]>;
  /** Every folder, by its path and by its last part, lower case. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlyMap<string, readonly { readonly path: string; readonly line: number }[]>;
}

export const indexOf = rememberedByObject((model: ArchitectureModel): NameIndex => {
  const byName = new Gathered<SourceFile>();
  const byStem = new Gathered<SourceFile>();
  const symbols = new Gathered<{ readonly file: SourceFile; readonly symbol: SymbolFact }>();
  const anyCase = new Gathered<string>();
  const folders = new Gathered<string>();
  for (const file of model.files) {
    const name = basename(file.path).toLowerCase();
    byName.add(name, file);
    byStem.add(stemOf(name), file);
    for (const symbol of model.facts.get(file.path)?.symbols ?? [])
      symbols.add(symbol.name, { file, symbol });
  }
  for (const name of symbols.map.keys()) anyCase.add(name.toLowerCase(), name);
  for (const folder of foldersOf(model.files)) {
    folders.add(folder.toLowerCase(), folder);
    if (folder.includes('/')) folders.add(basename(folder).toLowerCase(), folder);
  }
  return {
    files: new Map(model.files.map((file) => [file.path.toLowerCase(), file])),
    names: byName.map,
    stems: byStem.map,
    symbols: symbols.map,
    anyCase: anyCase.map,
    modules: modulesByName(model.modules),
    folders: folders.map,
    packages: packagesOf(model),
  };
});

class Gathered<T> {
  readonly map = new Map<string, T[]>();
  add(key: string, value: T): void {
    const known = this.map.get(key);
    if (known === undefined) this.map.set(key, [value]);
    else known.push(value);
  }
}

function foldersOf(files: readonly SourceFile[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

function modulesByName(modules: readonly Module[]): ReadonlyMap<string, readonly Module[]> {
  const named = new Gathered<Module>();
  for (const module of modules) {
    named.add(module.name.toLowerCase(), module);
    for (let at = module.name.indexOf('/'); at >= 0; at = module.name.indexOf('/', at + 1))
      named.add(module.name.slice(at + 1).toLowerCase(), module);
  }
  return named.map;
}

function packagesOf(model: ArchitectureModel): NameIndex['packages'] {
  const packages = new Gathered<{ readonly path: string; readonly line: number }>();
  const test = new Set(model.files.filter((file) => file.test).map(({ path }) => path));
  for (const [path, imports] of model.imports) {
    if (test.has(path)) continue;
    for (const { target, line } of imports)
      if (target.status === 'external') packages.add(target.package.toLowerCase(), { path, line });
  }
  return packages.map;
}

export function stemOf(name: string): string {
  return name.replace(/(?<=[^/])\.[^./]+$/, '');
}
