/** Cargo packages of a workspace: their crates' root files and their dependencies on each other (doc.rust-lang.org/cargo). */
import { parse } from 'smol-toml';
import { dirname, join } from '../../base/paths.ts';
import type { PathIndex, ResolveContext } from '../ports/languageSupport.ts';

export interface CargoPackage {
  readonly folder: string;
  /** The library's name as code writes it. */
  readonly libName: string;
  readonly lib: string | undefined;
  /** Root files, the library's first; `test` for tests, benches and examples. */
  readonly roots: readonly { readonly path: string; readonly test: boolean }[];
  /** What code calls a dependency → the package's name. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
  readonly manifest: string;
  readonly name: string;
}

type Table = Readonly<Record<string, unknown>>;

export function cargoPackages({ manifests, paths, problem }: ResolveContext): CargoPackage[] {
  const tables = new Map<string, Table>();
  for (const [path, text] of manifests) {
    try {
      tables.set(path, parse(text));
    } catch (error) {
      problem(path, `It is not valid TOML (${(error as Error).message.split('\n')[0]}). Mend it.`);
    }
  }
  const shared = [...tables.values()].map((table) => tableAt(tableAt(table, 'workspace'), 'dependencies'));
  return [...tables].flatMap(([manifest, table]) => packageOf({ manifest, table, paths, shared }));
}

interface PackageInput {
  readonly manifest: string;
  readonly table: Table;
  readonly paths: PathIndex;
  /** `[workspace.dependencies]` of every manifest. */
  readonly shared: readonly Table[];
}

function packageOf({ manifest, table, paths, shared }: PackageInput): CargoPackage[] {
  const name = tableAt(table, 'package').name;
  if (typeof name !== 'string') return [];
  const folder = dirname(manifest);
  const libTable = tableAt(table, 'lib');
  const lib = firstExisting(paths, folder, [text(libTable.path), 'src/lib.rs']);
  const targets = Object.entries(table)
    .filter(([key]) => key === 'target')
    .flatMap(([, value]) => Object.values(asTable(value)).map(asTable));
  const sections = [table, ...targets];
  const named = (...keys: string[]) =>
    new Map(
      sections.flatMap((section) => keys.flatMap((key) => dependenciesIn(tableAt(section, key), shared))),
    );
  return [
    {
      manifest,
      folder,
      name,
      lib,
      libName: identifier(text(libTable.name) ?? name),
      roots: rootsOf(paths, folder, { table, lib }),
      dependencies: named('dependencies', 'build-dependencies'),
      devDependencies: named('dev-dependencies'),
    },
  ];
}

function rootsOf(
  paths: PathIndex,
  folder: string,
  { table, lib }: { table: Table; lib: string | undefined },
): CargoPackage['roots'] {
  const at = (path: string) => join(folder, path);
  const production = [
    lib,
    at('src/main.rs'),
    ...declaredPaths(table, 'bin').map(at),
    ...targetsIn(paths, at('src/bin')),
    at('build.rs'),
  ];
  const test = ['tests', 'benches', 'examples'].flatMap((name) => targetsIn(paths, at(name)));
  const declared = ['test', 'bench', 'example'].flatMap((key) => declaredPaths(table, key).map(at));
  const existing = (list: readonly (string | undefined)[]) =>
    [...new Set(list)].filter((path): path is string => path !== undefined && paths.has(path));
  return [
    ...existing(production).map((path) => ({ path, test: false })),
    ...existing([...test, ...declared]).map((path) => ({ path, test: true })),
  ];
}

/** `folder/*.rs` and `folder/<name>/main.rs`. */
function targetsIn(paths: PathIndex, folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const nested = paths.foldersIn(folder).map((child) => `${child}/main.rs`);
  return [...paths.filesIn(folder).filter((path) => path.endsWith('.rs')), ...nested];
}

function declaredPaths(table: Table, key: string): string[] {
  const list = table[key];
  return Array.isArray(list) ? list.flatMap((entry) => text(asTable(entry).path) ?? []) : [];
}

function dependenciesIn(section: Table, shared: readonly Table[]): [string, string][] {
  return Object.entries(section).map(([key, value]) => {
    const inherited =
      asTable(value).workspace === true
        ? shared.map((table) => table[key]).find((entry) => entry !== undefined)
        : undefined;
    return [identifier(key), text(asTable(value).package) ?? text(asTable(inherited).package) ?? key];
  });
}

function firstExisting(
  paths: PathIndex,
  folder: string,
  candidates: readonly (string | undefined)[],
): string | undefined {
  return candidates
    .flatMap((path) => (path === undefined ? [] : (join(folder, path) ?? [])))
    .find((path) => paths.has(path));
}

function identifier(name: string): string {
  return name.replaceAll('-', '_');
}

function tableAt(table: Table, key: string): Table {
  return asTable(table[key]);
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
