/** C and C++ includes as a preprocessor finds them: beside the file, then along the include paths. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type { PathIndex, PreparedResolver, ResolverFamily } from '../../ports/languageSupport.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { BUILD_FILES } from './buildIncludes.ts';
import { generatorOf } from './generatedHeaders.ts';
import { IncludePaths } from './includePaths.ts';
import { isSystemHeader } from './systemHeaders.ts';

export const cFamily: ResolverFamily = {
  languages: ['c', 'cpp'],
  manifests: ['compile_commands.json', ...BUILD_FILES],
  prepare(context) {
    const search: Search = {
      paths: context.paths,
      include: new IncludePaths(context),
      foreign: new Map(),
    };
    return {
      resolve: ({ path, imports }) =>
        imports.map((raw, rawIndex) => resolved(raw, rawIndex, targetOf(search, path, raw))),
      // Which file an include means depends on paths alone.
      affectsOthers: () => false,
    } satisfies PreparedResolver;
  },
};

interface Search {
  readonly paths: PathIndex;
  readonly include: IncludePaths;
  /** Answers given so far, by first folder of an include. */
  readonly foreign: Map<string, boolean>;
}

function resolved(raw: RawImport, rawIndex: number, target: ImportTarget): ResolvedImport {
  const { specifier, kind, line, test } = raw;
  return { specifier, kind, line, names: ['*'], ...(test ? { test } : {}), target, rawIndex };
}

function targetOf(search: Search, from: string, { specifier, flavour }: RawImport): ImportTarget {
  if (flavour === 'macro') return unresolved('a macro names the header, so only the preprocessor knows it');
  const wanted = specifier.trim().replaceAll('\\', '/');
  const system = flavour === 'system';
  const near = system ? undefined : beside(search.paths, from, wanted);
  if (near !== undefined) return { status: 'resolved', path: near };
  const found = alongPaths(search, from, { wanted, system });
  const generated = generatorOf(search.paths, wanted);
  if (generated !== undefined && isMadeHere(from, generated, found))
    return unresolved(`the build generates it from ${generated}`);
  if (found !== undefined) return { status: 'resolved', path: found.path };
  if (system || isSystemHeader(wanted) || isForeign(search, wanted))
    return { status: 'external', package: wanted.split('/')[0]! };
  return unresolved(
    'no header of that name lies beside the file, on an include path, or anywhere in the workspace; the build may generate it',
  );
}

/** A header of the same name far away is not the one that the build makes here. */
function isMadeHere(from: string, generator: string, found: Found | undefined): boolean {
  if (found === undefined || dirname(generator) === dirname(from)) return true;
  return !found.sure && steps(from, generator) < steps(from, found.path);
}

function unresolved(reason: string): ImportTarget {
  return { status: 'unresolved', reason };
}

function beside(paths: PathIndex, from: string, wanted: string): string | undefined {
  const path = join(dirname(from), wanted);
  return path !== undefined && paths.has(path) ? path : undefined;
}

interface Candidate {
  readonly path: string;
  readonly rank: number;
}

interface Found {
  readonly path: string;
  /** The build says so. */
  readonly sure: boolean;
}

/**
 * Every file whose path ends like that, the surest first: on the include path of the file's own command, then by rank,
 * the nearest where several are equal. Angle brackets ask more: `<string.h>` is not some string.h of the tree.
 */
function alongPaths(
  { paths, include }: Search,
  from: string,
  { wanted, system }: { readonly wanted: string; readonly system: boolean },
): Found | undefined {
  const clean = wanted.replace(/^(?:\.\.?\/)+/, '');
  const matches = paths
    .named(basename(clean))
    .filter((path) => path !== from && (path === clean || path.endsWith(`/${clean}`)));
  if (matches.length === 0) return undefined;
  for (const folder of include.commanded(from)) {
    const path = join(folder, wanted);
    if (path !== undefined && matches.includes(path)) return { path, sure: true };
  }
  const worst = system ? worstRank(wanted, include.saysNothingOf(from)) : 3;
  const fromTest = isTestPath(from);
  const candidates = matches
    .map((path): Candidate => {
      const folder = path.slice(0, Math.max(0, path.length - clean.length - 1));
      return { path, rank: include.rankOf(folder, from) };
    })
    .filter(({ rank }) => rank <= worst);
  const production = candidates.filter(({ path }) => !isTestPath(path));
  const eligible = fromTest || production.length === 0 ? candidates : production;
  const best = [...eligible].sort(
    (a, b) => a.rank - b.rank || steps(from, a.path) - steps(from, b.path) || (a.path < b.path ? -1 : 1),
  )[0];
  return best === undefined ? undefined : { path: best.path, sure: best.rank === 0 };
}

/** Where no include path is known, a header of the tree is the likelier answer, unless a system has one of that name. */
function worstRank(wanted: string, unknownPaths: boolean): number {
  if (isSystemHeader(wanted)) return wanted.includes('/') ? 2 : 1;
  return wanted.includes('/') || unknownPaths ? 3 : 2;
}

/** `"gtest/gtest.h"` where no folder of the workspace that holds headers is called gtest: another project's header. */
function isForeign({ paths, foreign }: Search, wanted: string): boolean {
  const slash = wanted.indexOf('/');
  if (slash <= 0 || wanted.startsWith('.')) return false;
  const first = wanted.slice(0, slash);
  const known = foreign.get(first);
  if (known !== undefined) return known;
  let result = true;
  for (const path of paths.all()) {
    if (!HEADER.test(path) || (!path.startsWith(`${first}/`) && !path.includes(`/${first}/`))) continue;
    result = false;
    break;
  }
  foreign.set(first, result);
  return result;
}

const HEADER = /\.(?:h|hh|hpp|hxx|h\+\+|inl|ipp|tpp|inc|def|in|proto)$/i;

/** Folders to go up and down from one file to the other. */
function steps(from: string, to: string): number {
  const [a, b] = [dirname(from).split('/'), dirname(to).split('/')];
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return a.length + b.length - 2 * common;
}
