/** Include paths that build files write out literally: CMake, make, Automake, Meson, compile_flags.txt. */
import { basename, dirname, join } from '../../../base/paths.ts';
import { includeArguments, shellWords } from './compileCommands.ts';

export const BUILD_FILES: readonly string[] = [
  'CMakeLists.txt',
  '*.cmake',
  'Makefile',
  'makefile',
  'GNUmakefile',
  'Makefile.am',
  'Makefile.in',
  '*.mk',
  'meson.build',
  'compile_flags.txt',
];

/** Longer build files are read in part. */
const MAX_CHARS = 1_000_000;

/** @returns workspace-relative folders, whether they exist or not. */
export function includesOf(path: string, text: string, manifests: ReadonlyMap<string, string>): string[] {
  const name = basename(path);
  const source = text.slice(0, MAX_CHARS);
  const written =
    name === 'meson.build'
      ? mesonFolders(source)
      : isCMake(name)
        ? cmakeFolders(source)
        : flagFolders(source);
  const variables = variablesFor(path, manifests);
  return written.flatMap((folder) => {
    const known = replaceVariables(folder, variables);
    if (known === undefined) return [];
    const target = known.startsWith('//') ? join(known) : join(dirname(path), known);
    return target === undefined ? [] : [target];
  });
}

function isCMake(name: string): boolean {
  return name === 'CMakeLists.txt' || name.endsWith('.cmake');
}

const KEYWORDS = new Set(['SYSTEM', 'BEFORE', 'AFTER', 'PUBLIC', 'PRIVATE', 'INTERFACE']);

function cmakeFolders(text: string): string[] {
  const calls = text
    .replace(/#[^\n]*/g, '')
    .matchAll(/\b(target_include_directories|include_directories)[ \t]*\(([^)]{0,8000})\)/gi);
  return [...calls].flatMap(([, call, body]) => {
    const words = body!.split(/[\s;]+/).filter((word) => word !== '' && !KEYWORDS.has(word));
    return call!.toLowerCase().startsWith('target') ? words.slice(1) : words;
  });
}

function flagFolders(text: string): string[] {
  const lines = text.split('\n').filter((line) => /-(?:I|isystem|iquote)/.test(line));
  return lines.flatMap((line) => includeArguments(shellWords(line.replace(/^[^#]*?[:+?]?=\s*/, ''))));
}

function mesonFolders(text: string): string[] {
  const calls = text.replace(/#[^\n]*/g, '').matchAll(/\binclude_directories[ \t]*\(([^)]{0,8000})\)/g);
  return [...calls].flatMap(([, body]) => [...body!.matchAll(/'([^'\n]*)'/g)].map((match) => match[1]!));
}

interface Variables {
  /** Outermost and nearest folder of the same build, with `//` for the workspace's root before them. */
  readonly top: string;
  readonly project: string;
}

function variablesFor(path: string, manifests: ReadonlyMap<string, string>): Variables {
  let top = dirname(path);
  let project: string | undefined;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const cmake = manifests.get(folder === '' ? 'CMakeLists.txt' : `${folder}/CMakeLists.txt`);
    const make = manifests.has(folder === '' ? 'Makefile.am' : `${folder}/Makefile.am`);
    if (cmake !== undefined || make) top = folder;
    if (project === undefined && cmake !== undefined && /^[ \t]*project[ \t]*\(/im.test(cmake))
      project = folder;
    if (folder === '') return { top: `//${top}`, project: `//${project ?? top}` };
  }
}

/** Undefined when a variable is left that only the build can tell. */
function replaceVariables(folder: string, { top, project }: Variables): string | undefined {
  const plain = folder
    .replace(/["']/g, '')
    .replace(/^\$<BUILD_INTERFACE:(.*)>$/, '$1')
    .replace(/^\$\{(?:CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR)\}/, '.')
    .replace(/^\$\{CMAKE_SOURCE_DIR\}/, top)
    .replace(/^\$\{\w+_SOURCE_DIR\}/, project)
    .replace(/^\$[({](?:srcdir|CURDIR|builddir)[)}]|^@srcdir@/, '.')
    .replace(/^\$[({](?:top_srcdir|top_builddir)[)}]|^@top_srcdir@/, top);
  return /[$@<>]/.test(plain) || /^(?:\/(?!\/)|[a-zA-Z]:)/.test(plain) ? undefined : plain;
}
