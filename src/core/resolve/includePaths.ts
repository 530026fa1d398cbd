/** Where a C or C++ tree looks for headers: what compile_commands.json says, else folders that are named for it. */
import { dirname, join } from '../../base/paths.ts';
import type { PathIndex, ResolveContext } from '../ports/languageSupport.ts';

/** Larger compilation databases are read in part: their include paths repeat. */
const MAX_ENTRIES = 20_000;

/** Workspace-relative folders, in the order in which they are searched. */
export function includePaths({ manifests, paths, root, problem }: ResolveContext): string[] {
  const folders = new Set<string>();
  for (const [path, text] of manifests) {
    if (!path.endsWith('compile_commands.json')) continue;
    try {
      for (const folder of fromDatabase(JSON.parse(text), root)) folders.add(folder);
    } catch (error) {
      problem(
        path,
        `It is not a valid compilation database (${(error as Error).message}). Generate it anew.`,
      );
    }
  }
  for (const folder of namedFolders(paths)) folders.add(folder);
  folders.add('');
  return [...folders].filter((folder) => paths.hasFolder(folder));
}

function fromDatabase(entries: unknown, root: string): string[] {
  if (!Array.isArray(entries)) throw new Error('no array');
  return entries
    .slice(0, MAX_ENTRIES)
    .flatMap((entry: { directory?: unknown; command?: unknown; arguments?: unknown }) => {
      const given = Array.isArray(entry.arguments)
        ? entry.arguments.map(String)
        : String(entry.command ?? '').split(/\s+/);
      const directory = within(root, String(entry.directory ?? ''), '');
      return includeArguments(given).flatMap((folder) => within(root, folder, directory ?? '') ?? []);
    });
}

function includeArguments(given: readonly string[]): string[] {
  const folders: string[] = [];
  given.forEach((argument, at) => {
    const match = /^(?:-I|-isystem|-iquote|\/I)(.*)$/.exec(argument);
    if (match !== null)
      folders.push((match[1] === '' ? (given[at + 1] ?? '') : match[1]!).replace(/^"|"$/g, ''));
  });
  return folders;
}

/** Relative to the workspace; undefined outside of it. */
function within(root: string, folder: string, directory: string): string | undefined {
  if (!folder.startsWith('/') && !/^[a-zA-Z]:/.test(folder)) return join(directory, folder);
  const base = root.replaceAll('\\', '/');
  if (folder === base) return '';
  return folder.startsWith(`${base}/`) ? join(folder.slice(base.length + 1)) : undefined;
}

/** Folders called `include` or `inc`, and the source folders at the top and of each library below. */
function namedFolders(paths: PathIndex): string[] {
  const found = new Set<string>();
  for (const path of paths.all()) {
    const segments = dirname(path).split('/');
    segments.forEach((segment, at) => {
      if (/^(?:include|includes|inc|headers|public)$/i.test(segment))
        found.add(segments.slice(0, at + 1).join('/'));
    });
    if (/^(?:src|source|lib|sources)$/i.test(segments[0] ?? '')) found.add(segments[0]!);
  }
  return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
