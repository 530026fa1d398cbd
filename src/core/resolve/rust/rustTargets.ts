/** Root files of a package's crates: those that Cargo.toml names, and those that Cargo finds by itself. */
import { join } from '../../../base/paths.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';
import { asTable, type Table, tableAt, textOf } from '../tomlTable.ts';

/** The file that a target begins with; `test` for tests, benches and examples. */
export interface TargetRoot {
  readonly path: string;
  readonly test: boolean;
}

export function targetRoots(
  paths: PathIndex,
  folder: string,
  table: Table,
): { readonly lib: string | undefined; readonly roots: readonly TargetRoot[] } {
  const own = tableAt(table, 'package');
  const at = (path: string) => join(folder, path);
  const found = (key: string, sub: string) => (own[`auto${key}`] === false ? [] : targetsIn(paths, at(sub)));
  const existing = (list: readonly (string | undefined)[]) =>
    [...new Set(list)].filter((path): path is string => path !== undefined && paths.has(path));
  const lib = existing([at(textOf(tableAt(table, 'lib').path) ?? 'src/lib.rs')])[0];
  const build = own.build === false ? undefined : at(textOf(own.build) ?? 'build.rs');
  const bins = declaredIn(table, 'bin', 'src/bin').map(at);
  const main = own.autobins === false ? undefined : at('src/main.rs');
  const production = existing([lib, main, ...bins, ...found('bins', 'src/bin'), build]);
  const test = existing([
    ...found('tests', 'tests'),
    ...found('benches', 'benches'),
    ...found('examples', 'examples'),
    ...declaredIn(table, 'test', 'tests').map(at),
    ...declaredIn(table, 'bench', 'benches').map(at),
    ...declaredIn(table, 'example', 'examples').map(at),
  ]).filter((path) => !production.includes(path));
  const roots = [
    ...production.map((path) => ({ path, test: false })),
    ...test.map((path) => ({ path, test: true })),
  ];
  return { lib, roots };
}

/** `folder/*.rs` and `folder/<name>/main.rs`. */
function targetsIn(paths: PathIndex, folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const nested = paths.foldersIn(folder).map((child) => `${child}/main.rs`);
  return [...paths.filesIn(folder).filter((path) => path.endsWith('.rs')), ...nested];
}

/** `[[bin]]` and its like: the path given, or the places where one of that name may lie. */
function declaredIn(table: Table, key: string, folder: string): string[] {
  const list = table[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    const path = textOf(asTable(entry).path);
    const name = textOf(asTable(entry).name);
    if (path !== undefined) return [path];
    return name === undefined ? [] : [`${folder}/${name}.rs`, `${folder}/${name}/main.rs`];
  });
}
