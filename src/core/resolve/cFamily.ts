/** C and C++ includes as a preprocessor finds them: beside the file, then along the include paths. */
import { dirname, join } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../model/graph.ts';
import type { PathIndex, PreparedResolver, ResolverFamily } from '../ports/languageSupport.ts';
import { includePaths } from './includePaths.ts';

export const cFamily: ResolverFamily = {
  languages: ['c', 'cpp'],
  manifests: ['compile_commands.json'],
  prepare(context) {
    const search: Search = { paths: context.paths, folders: includePaths(context) };
    return {
      resolve: (file) => file.imports.map((raw, rawIndex) => resolveInclude(search, file, { raw, rawIndex })),
      // Which file an include means depends on paths alone.
      affectsOthers: () => false,
    } satisfies PreparedResolver;
  },
};

interface Search {
  readonly paths: PathIndex;
  readonly folders: readonly string[];
}

function resolveInclude(
  search: Search,
  file: FileFacts,
  { raw, rawIndex }: { raw: RawImport; rawIndex: number },
): ResolvedImport {
  const { specifier, kind, line } = raw;
  return { specifier, kind, line, names: ['*'], target: targetOf(search, file.path, raw), rawIndex };
}

function targetOf(search: Search, from: string, { specifier, flavour }: RawImport): ImportTarget {
  const wanted = specifier.replaceAll('\\', '/');
  const system = flavour === 'system';
  const path =
    (system ? undefined : beside(search, from, wanted)) ??
    along(search, wanted) ??
    bySuffix(search, from, wanted, system);
  if (path !== undefined) return { status: 'resolved', path };
  const generated =
    search.paths.named(`${wanted.slice(wanted.lastIndexOf('/') + 1)}.in`)[0] ??
    search.paths.named(`${wanted}.cmake`)[0];
  if (generated !== undefined)
    return { status: 'unresolved', reason: `the build generates it from ${generated}` };
  if (system || isSystemHeader(wanted)) return { status: 'external', package: wanted.split('/')[0]! };
  return {
    status: 'unresolved',
    reason: 'no header of that name lies beside the file, on an include path, or anywhere in the workspace',
  };
}

function beside({ paths }: Search, from: string, wanted: string): string | undefined {
  const path = join(dirname(from), wanted);
  return path !== undefined && paths.has(path) ? path : undefined;
}

function along({ paths, folders }: Search, wanted: string): string | undefined {
  for (const folder of folders) {
    const path = join(folder, wanted);
    if (path !== undefined && paths.has(path)) return path;
  }
  return undefined;
}

/**
 * An include path nobody told us of: the file whose path ends like that, the nearest if several do.
 * A system include without a folder is left to the system: `<string.h>` is not some string.h of the tree.
 */
function bySuffix({ paths }: Search, from: string, wanted: string, system: boolean): string | undefined {
  if (system && (!wanted.includes('/') || isSystemHeader(wanted))) return undefined;
  const clean = wanted.replace(/^(?:\.\.?\/)+/, '');
  const found = paths
    .named(clean.slice(clean.lastIndexOf('/') + 1))
    .filter((path) => path === clean || path.endsWith(`/${clean}`));
  return [...found].sort((a, b) => distance(from, a) - distance(from, b) || (a < b ? -1 : 1))[0];
}

/** Folders to go up and down from one file to the other. */
function distance(from: string, to: string): number {
  const [a, b] = [dirname(from).split('/'), dirname(to).split('/')];
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return a.length + b.length - 2 * common;
}

/** Headers of the C and C++ standard libraries, POSIX and the usual platforms. */
function isSystemHeader(name: string): boolean {
  if (/^(?:sys|net|netinet|arpa|linux|asm|mach|bits|machine|libkern|rpc)\//.test(name)) return true;
  if (/^[a-z_]+$/.test(name)) return true;
  return /^(?:assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|stdbit|stdbool|stdckdint|stddef|stdint|stdio|stdlib|stdnoreturn|string|tgmath|threads|time|uchar|wchar|wctype|unistd|pthread|fcntl|dirent|dlfcn|poll|sched|semaphore|termios|strings|syslog|utime|pwd|grp|glob|regex|getopt|netdb|ifaddrs|malloc|alloca|memory|windows|winsock2|ws2tcpip|io|direct|process|intrin|immintrin|emmintrin|xmmintrin|tmmintrin|smmintrin|nmmintrin|arm_neon|x86intrin|cpuid|execinfo|ucontext|spawn|wordexp|fnmatch|ftw|iconv|langinfo|libgen|mqueue|nl_types|search|tar|ulimit|utmpx|endian|byteswap|elf|link|features|values|varargs|conio|dos|tchar|shlwapi|shellapi|shlobj|objbase|psapi|dbghelp|crtdbg)\.h$/.test(
    name,
  );
}
