/** Ruby: files required by path along the load paths, and constants found where they are declared (as Zeitwerk finds them). */
import { dirname, join } from '../../base/paths.ts';
import type { FileFacts, NameReference, RawImport } from '../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../model/graph.ts';
import type {
  PathIndex,
  PreparedResolver,
  ResolveContext,
  ResolverFamily,
} from '../ports/languageSupport.ts';
import { declaringFiles, openedConstants } from './rubyConstants.ts';

export const rubyFamily: ResolverFamily = {
  languages: ['ruby'],
  manifests: ['*.gemspec', 'Gemfile'],
  prepare(context) {
    const constants = declaringFiles(context.facts.values());
    const loadPaths = findLoadPaths(context);
    return {
      resolve: (file) => [
        ...file.imports.flatMap((raw, rawIndex) =>
          requireTarget(context.paths, loadPaths, { file, raw, rawIndex }),
        ),
        ...constantTargets(constants, file),
      ],
      affectsOthers: (before, after) => names(before) !== names(after),
    } satisfies PreparedResolver;
  },
};

function names(file: FileFacts): string {
  return openedConstants(file)
    .map((each) => each.name)
    .join();
}

/** `lib` of each gem and of the root, and the folders a test run adds. */
function findLoadPaths({ manifests, paths }: ResolveContext): string[] {
  const roots = new Set(['', ...[...manifests.keys()].map(dirname)]);
  const folders = [...roots].flatMap((root) =>
    ['lib', '', 'test', 'spec', 'app'].map((name) => join(root, name)!),
  );
  return [...new Set(folders)].filter((folder) => paths.hasFolder(folder));
}

interface Require {
  readonly file: FileFacts;
  readonly raw: RawImport;
  readonly rawIndex: number;
}

function requireTarget(
  paths: PathIndex,
  loadPaths: readonly string[],
  { file, raw, rawIndex }: Require,
): ResolvedImport[] {
  if (raw.specifier.includes('#{')) return [];
  const { specifier, kind, line } = raw;
  const target = targetOf(paths, loadPaths, { file, raw, rawIndex });
  return [{ specifier, kind, line, names: ['*'], target, rawIndex }];
}

function targetOf(paths: PathIndex, loadPaths: readonly string[], { file, raw }: Require): ImportTarget {
  const here = dirname(file.path);
  const folders = raw.flavour === 'relative' || raw.specifier.startsWith('.') ? [here] : loadPaths;
  for (const folder of folders) {
    const path = join(folder, raw.specifier);
    const found = path === undefined ? undefined : [`${path}.rb`, path].find((each) => paths.has(each));
    if (found !== undefined) return { status: 'resolved', path: found };
  }
  if (raw.flavour === 'relative')
    return {
      status: 'unresolved',
      reason: `there is no ${raw.specifier}.rb from ${here === '' ? 'the root' : here}`,
    };
  const top = raw.specifier.split('/')[0]!;
  const own = loadPaths.find(
    (folder) => folder.endsWith('lib') && raw.specifier.includes('/') && paths.hasFolder(`${folder}/${top}`),
  );
  if (own !== undefined)
    return { status: 'unresolved', reason: `${own}/${top} is here, but ${raw.specifier}.rb is not` };
  return { status: 'external', package: top };
}

function constantTargets(constants: ReadonlyMap<string, string>, file: FileFacts): ResolvedImport[] {
  const opened = openedConstants(file).map((each) => each.name);
  const byPath = new Map<string, ResolvedImport>();
  for (const reference of file.references) {
    const path = lookUp(constants, reference, opened);
    if (path === undefined || path === file.path || byPath.has(path)) continue;
    const { name, line } = reference;
    byPath.set(path, {
      specifier: name,
      kind: 'reference',
      line,
      names: [name],
      target: { status: 'resolved', path },
    });
  }
  return [...byPath.values()];
}

/** Lexical lookup: innermost opened namespace first, then outwards, then the top level. */
function lookUp(
  constants: ReadonlyMap<string, string>,
  { name }: NameReference,
  opened: readonly string[],
): string | undefined {
  const wanted = name.replace(/\s/g, '').replace(/^::/, '');
  // What the file itself opens is its own, not a use of another file's.
  if (opened.some((each) => each === wanted || each.endsWith(`::${wanted}`))) return undefined;
  if (!name.startsWith('::')) {
    for (const around of [...opened].sort((a, b) => b.length - a.length)) {
      for (let at = around; at !== ''; at = at.includes('::') ? at.slice(0, at.lastIndexOf('::')) : '') {
        const path = constants.get(`${at}::${wanted}`);
        if (path !== undefined) return path;
      }
    }
  }
  return constants.get(wanted);
}
