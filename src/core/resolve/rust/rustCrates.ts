/** Cargo packages of a workspace: their crates' root files and what they depend on (doc.rust-lang.org/cargo/reference). */
import { parse } from 'smol-toml';
import { dirname, join } from '../../../base/paths.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { asTable, type Table, tableAt, textOf } from '../tomlTable.ts';
import { type TargetRoot, targetRoots } from './rustTargets.ts';

export interface CargoPackage {
  readonly manifest: string;
  readonly folder: string;
  readonly name: string;
  /** `2015` resolves `use` paths from the crate's root. */
  readonly edition: string;
  /** The library's name as code writes it. */
  readonly libName: string;
  /** Root file of the library. */
  readonly lib: string | undefined;
  /** Root files, the library's first; `test` for tests, benches, examples and fuzz targets. */
  readonly roots: readonly TargetRoot[];
  /** By what code calls them. */
  readonly dependencies: ReadonlyMap<string, CargoDependency>;
}

export interface CargoDependency {
  /** Name of the package. */
  readonly package: string;
  /** Folder of the package when it is taken from a path in the workspace. */
  readonly folder: string | undefined;
  /** Only tests, benches and examples see it. */
  readonly dev: boolean;
}

interface Manifest {
  readonly path: string;
  readonly folder: string;
  readonly table: Table;
}

export function cargoPackages({ manifests, paths, problem }: ResolveContext): CargoPackage[] {
  const read: Manifest[] = [];
  for (const [path, text] of manifests) {
    try {
      read.push({ path, folder: dirname(path), table: parse(text) });
    } catch (error) {
      problem(path, `It is not valid TOML (${(error as Error).message.split('\n')[0]}). Mend it.`);
    }
  }
  const byFolder = new Map(read.map((manifest) => [manifest.folder, manifest]));
  return read.flatMap((manifest) => packageOf(manifest, workspaceOf(manifest, byFolder), paths));
}

/** The manifest whose `[workspace]` the package inherits from: named, its own, or the nearest above. */
function workspaceOf(manifest: Manifest, byFolder: ReadonlyMap<string, Manifest>): Manifest | undefined {
  const named = textOf(tableAt(manifest.table, 'package').workspace);
  if (named !== undefined) return byFolder.get(join(manifest.folder, named) ?? '');
  for (let folder = manifest.folder; ; folder = dirname(folder)) {
    const candidate = byFolder.get(folder);
    if (candidate !== undefined && 'workspace' in candidate.table) return candidate;
    if (folder === '') return undefined;
  }
}

function packageOf(
  { path, folder, table }: Manifest,
  workspace: Manifest | undefined,
  paths: PathIndex,
): CargoPackage[] {
  const own = tableAt(table, 'package');
  const name = textOf(own.name);
  if (name === undefined) return [];
  const { lib, roots } = targetRoots(paths, folder, table);
  const isFuzz = asTable(own.metadata)['cargo-fuzz'] === true;
  return [
    {
      manifest: path,
      folder,
      name,
      edition: editionOf(own, workspace),
      lib,
      libName: identifier(textOf(tableAt(table, 'lib').name) ?? name),
      roots: isFuzz ? roots.map((root) => ({ ...root, test: true })) : roots,
      dependencies: dependenciesOf(table, folder, workspace),
    },
  ];
}

function editionOf(own: Table, workspace: Manifest | undefined): string {
  const inherited = tableAt(tableAt(workspace?.table ?? {}, 'workspace'), 'package');
  const edition = asTable(own.edition).workspace === true ? inherited.edition : own.edition;
  return textOf(edition) ?? '2015';
}

const PRODUCTION = ['dependencies', 'build-dependencies', 'build_dependencies'];
const DEVELOPMENT = ['dev-dependencies', 'dev_dependencies'];

function dependenciesOf(
  table: Table,
  folder: string,
  workspace: Manifest | undefined,
): ReadonlyMap<string, CargoDependency> {
  const sections = [table, ...Object.values(tableAt(table, 'target')).map(asTable)];
  const entriesOf = (keys: readonly string[], dev: boolean): Entry[] =>
    sections.flatMap((section) =>
      keys.flatMap((key) =>
        Object.entries(tableAt(section, key)).map(([called, value]) => ({ called, value, folder, dev })),
      ),
    );
  const patches = patchesOf(workspace ?? { path: '', folder, table });
  const found = new Map<string, CargoDependency>();
  for (const entry of [...entriesOf(PRODUCTION, false), ...entriesOf(DEVELOPMENT, true)]) {
    const name = identifier(entry.called);
    const known = found.get(name);
    // The same name twice, once per target: the one that leads into the workspace says more.
    if (known === undefined || (known.folder === undefined && known.dev === entry.dev))
      found.set(name, dependencyOf(entry, workspace, patches));
  }
  return found;
}

interface Entry {
  readonly called: string;
  readonly value: unknown;
  readonly folder: string;
  readonly dev: boolean;
}

function dependencyOf(
  { called, value, folder, dev }: Entry,
  workspace: Manifest | undefined,
  patches: ReadonlyMap<string, string>,
): CargoDependency {
  const inherits = asTable(value).workspace === true && workspace !== undefined;
  const shared = inherits ? tableAt(tableAt(workspace.table, 'workspace'), 'dependencies')[called] : value;
  const entry = asTable(shared);
  const name = textOf(entry.package) ?? called;
  const path = textOf(entry.path);
  const at = path === undefined ? patches.get(name) : join(inherits ? workspace.folder : folder, path);
  return { package: name, folder: at, dev };
}

/** `[patch.…]` and `[replace]` entries that lead to a folder, by package name. */
function patchesOf({ table, folder }: Manifest): ReadonlyMap<string, string> {
  const patches = new Map<string, string>();
  const sources = [...Object.values(tableAt(table, 'patch')).map(asTable), tableAt(table, 'replace')];
  for (const source of sources) {
    for (const [key, value] of Object.entries(source)) {
      const path = textOf(asTable(value).path);
      const target = path === undefined ? undefined : join(folder, path);
      if (target !== undefined) patches.set(textOf(asTable(value).package) ?? key.split(':', 1)[0]!, target);
    }
  }
  return patches;
}

function identifier(name: string): string {
  return name.replaceAll('-', '_');
}
