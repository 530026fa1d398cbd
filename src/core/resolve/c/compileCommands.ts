/** Include paths from a compilation database (clang.llvm.org/docs/JSONCompilationDatabase.html). */
import { join } from '../../../base/paths.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';

/** Larger compilation databases are read in part: their include paths repeat. */
const MAX_ENTRIES = 20_000;
/** Entries looked at to learn where the tree lay when the database was written. */
const MAX_SAMPLES = 50;

export interface CompileCommands {
  /** Workspace-relative folders by workspace-relative file, in the order of the command. */
  readonly byFile: ReadonlyMap<string, readonly string[]>;
  /** All of them, in the order of appearance: what headers are compiled with. */
  readonly all: readonly string[];
}

interface Entry {
  readonly file: string;
  readonly directory: string;
  readonly given: readonly string[];
}

/** @throws SyntaxError or Error when the text is no compilation database. */
export function compileCommands(text: string, root: string, paths: PathIndex): CompileCommands {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new Error('it is no array');
  const entries = parsed.slice(0, MAX_ENTRIES).flatMap(entryOf);
  const base = baseOf(entries, root.replaceAll('\\', '/'), paths);
  const byFile = new Map<string, readonly string[]>();
  const all = new Set<string>();
  for (const { file, directory, given } of entries) {
    const folders = includeArguments(given).flatMap((folder) => within(base, directory, folder) ?? []);
    const path = within(base, directory, file);
    if (path !== undefined) byFile.set(path, folders);
    for (const folder of folders) all.add(folder);
  }
  return { byFile, all: [...all] };
}

/** `-Ifoo`, `-I foo`, `-isystem foo`, `-iquote foo`, `/Ifoo`. */
export function includeArguments(given: readonly string[]): string[] {
  return given.flatMap((argument, at) => {
    const match = /^(?:-I|-isystem|-iquote|-idirafter|\/I)=?(.*)$/.exec(argument);
    if (match === null) return [];
    const folder = match[1] === '' ? given[at + 1] : match[1];
    return folder === undefined ? [] : [folder];
  });
}

export function shellWords(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}

function entryOf(value: unknown): Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  const { file, directory, command, arguments: list } = value as Record<string, unknown>;
  if (typeof file !== 'string') return [];
  const given = Array.isArray(list) ? list.map(String) : shellWords(String(command ?? ''));
  return [{ file: slashed(file), directory: slashed(String(directory ?? '')), given: given.map(slashed) }];
}

/** The workspace's own folder when the database speaks of it, else the one that the same files lay in elsewhere. */
function baseOf(entries: readonly Entry[], root: string, paths: PathIndex): string {
  const votes = new Map<string, number>();
  for (const { file, directory } of entries.slice(0, MAX_SAMPLES)) {
    const absolute = isAbsolute(file) ? file : `${directory}/${file}`;
    if (absolute.startsWith(`${root}/`)) return root;
    for (let at = absolute.indexOf('/', 1); at >= 0; at = absolute.indexOf('/', at + 1)) {
      if (!paths.has(absolute.slice(at + 1))) continue;
      const base = absolute.slice(0, at);
      votes.set(base, (votes.get(base) ?? 0) + 1);
      break;
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? root;
}

/** Relative to the workspace; undefined outside of it. */
function within(base: string, directory: string, path: string): string | undefined {
  const absolute = isAbsolute(path) ? path : `${directory}/${path}`;
  // A database made for checking in may use relative folders only.
  if (!isAbsolute(absolute)) return join(absolute);
  const clean = `/${join(absolute) ?? ''}`.replace(/^\/(?=[a-zA-Z]:)/, '');
  if (clean === base) return '';
  return clean.startsWith(`${base}/`) ? clean.slice(base.length + 1) : undefined;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-zA-Z]:/.test(path);
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
