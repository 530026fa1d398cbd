/**
 * Python imports as CPython finds them: a module is looked for under the importing file's own root first,
 * then under the source roots that manifests mark.
 */
import { dirname, join } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../model/graph.ts';
import type {
  PathIndex,
  PreparedResolver,
  ResolveContext,
  ResolverFamily,
} from '../ports/languageSupport.ts';
import { isStandardModule } from './pythonStandardModules.ts';

export const pythonFamily: ResolverFamily = {
  languages: ['python'],
  manifests: ['pyproject.toml', 'setup.py', 'setup.cfg'],
  prepare(context) {
    const roots = new SourceRoots(context);
    return {
      resolve: (file) =>
        file.imports.flatMap((raw, rawIndex) => resolveImport(roots, file, { raw, rawIndex })),
      // Where a module lies depends on paths alone.
      affectsOthers: () => false,
    } satisfies PreparedResolver;
  },
};

interface NumberedImport {
  readonly raw: RawImport;
  readonly rawIndex: number;
}

function resolveImport(
  roots: SourceRoots,
  file: FileFacts,
  { raw, rawIndex }: NumberedImport,
): ResolvedImport[] {
  const dots = /^\.*/.exec(raw.specifier.replace(/\s/g, ''))![0].length;
  const segments = raw.specifier
    .replace(/[\s.]+/g, '.')
    .split('.')
    .filter((segment) => segment !== '');
  const base = dots > 0 ? relativeBase(file.path, dots) : undefined;
  if (dots > 0 && base === undefined) {
    return [result(raw, rawIndex, unresolved('the dots lead out of the workspace'))];
  }
  const found = dots > 0 ? roots.below(base!, segments) : roots.find(file.path, segments);
  if (found.status === 'external')
    return [result(raw, rawIndex, { status: 'external', package: segments[0] ?? raw.specifier })];
  if (found.status === 'missing') return [result(raw, rawIndex, unresolved(found.reason))];
  if (raw.flavour === 'module') return moduleTargets(raw, rawIndex, found);
  return namedTargets(roots, { raw, rawIndex }, found);
}

/** `import a.b` runs the package's `__init__` and the module; a folder without one has nothing to run. */
function moduleTargets(raw: RawImport, rawIndex: number, found: FoundModule): ResolvedImport[] {
  if (found.file === undefined) return [];
  return [result(raw, rawIndex, { status: 'resolved', path: found.file })];
}

/** A name is the submodule when there is one, else something that the package's own file defines. */
function namedTargets(
  roots: SourceRoots,
  { raw, rawIndex }: NumberedImport,
  found: FoundModule,
): ResolvedImport[] {
  const byPath = new Map<string, string[]>();
  const missing: string[] = [];
  for (const name of raw.names) {
    const path = (found.folder === undefined ? undefined : roots.moduleIn(found.folder, name)) ?? found.file;
    if (path === undefined) missing.push(name);
    else byPath.set(path, [...(byPath.get(path) ?? []), name]);
  }
  const resolved = [...byPath].map(([path, names]) =>
    result({ ...raw, names }, rawIndex, { status: 'resolved', path }),
  );
  if (missing.length === 0 || missing[0] === '*') return resolved;
  return [
    ...resolved,
    result(
      { ...raw, names: missing },
      rawIndex,
      unresolved(`${found.folder} has no module ${missing.join(', ')}`),
    ),
  ];
}

function result(raw: RawImport, rawIndex: number, target: ImportTarget): ResolvedImport {
  const { specifier, kind, line, names, test } = raw;
  return { specifier, kind, line, names, ...(test ? { test } : {}), target, rawIndex };
}

function unresolved(reason: string): ImportTarget {
  return { status: 'unresolved', reason };
}

function relativeBase(path: string, dots: number): string | undefined {
  return join(dirname(path), '../'.repeat(dots - 1));
}

interface FoundModule {
  readonly status: 'found';
  /** The module's file, or the package's `__init__`; absent for a namespace package. */
  readonly file?: string;
  /** The package's folder, when it is a package. */
  readonly folder?: string;
}

type Lookup =
  | FoundModule
  | { readonly status: 'external' }
  | { readonly status: 'missing'; readonly reason: string };

/** Compiled modules: their source is not Python, and that is no mistake. */
const COMPILED = ['.so', '.pyd', '.pyx', '.c', '.cpp', '.rs'];

class SourceRoots {
  readonly #paths: PathIndex;
  readonly #marked: readonly string[];

  constructor({ paths, manifests }: ResolveContext) {
    this.#paths = paths;
    const marked = new Set(['', ...[...manifests.keys()].map(dirname)]);
    for (const folder of [...marked])
      for (const name of ['src', 'lib', 'python']) marked.add(folder === '' ? name : `${folder}/${name}`);
    this.#marked = [...marked].filter((folder) => paths.hasFolder(folder));
  }

  /** An absolute import. */
  find(from: string, segments: readonly string[]): Lookup {
    const top = segments[0];
    if (top === undefined) return { status: 'missing', reason: 'the import names no module' };
    let owned: string | undefined;
    for (const root of this.#rootsFor(from, top)) {
      if (!this.#holds(root, top)) continue;
      const found = this.below(root, segments);
      if (found.status !== 'missing') return found;
      owned ??= found.reason;
    }
    return owned === undefined ? { status: 'external' } : { status: 'missing', reason: owned };
  }

  /** A module under a folder, segment by segment. */
  below(base: string, segments: readonly string[]): Lookup {
    let folder = base;
    for (const [at, segment] of segments.entries()) {
      const last = at === segments.length - 1;
      const next = folder === '' ? segment : `${folder}/${segment}`;
      if (last) return this.#module(folder, segment);
      if (!this.#paths.hasFolder(next)) {
        // `import a.b` where a is a module: b is a name in it.
        const file = this.moduleIn(folder, segment);
        return file === undefined ? missing(folder, segment) : { status: 'found', file };
      }
      folder = next;
    }
    return this.#package(folder);
  }

  /** The file of a module or package directly in a folder. */
  moduleIn(folder: string, name: string): string | undefined {
    const at = folder === '' ? name : `${folder}/${name}`;
    return [`${at}/__init__.py`, `${at}.py`, `${at}/__init__.pyi`, `${at}.pyi`].find((path) =>
      this.#paths.has(path),
    );
  }

  #module(folder: string, name: string): Lookup {
    const at = folder === '' ? name : `${folder}/${name}`;
    const file = this.moduleIn(folder, name);
    if (file !== undefined)
      return { status: 'found', file, ...(file.startsWith(`${at}/`) ? { folder: at } : {}) };
    if (this.#paths.hasFolder(at)) return { status: 'found', folder: at };
    const compiled = this.#paths.filesIn(folder).some((path) => isCompiled(path, at));
    return compiled ? { status: 'external' } : missing(folder, name);
  }

  #package(folder: string): Lookup {
    const init = [`${folder}/__init__.py`, `${folder}/__init__.pyi`].map((path) => path.replace(/^\//, ''));
    const file = init.find((path) => this.#paths.has(path));
    return file === undefined ? { status: 'found', folder } : { status: 'found', file, folder };
  }

  /** The importing file's own root (the nearest folder that is no package), the folders above it, then the marked ones. */
  #rootsFor(from: string, top: string): readonly string[] {
    let own = dirname(from);
    while (
      own !== '' &&
      this.#package(own).status === 'found' &&
      this.moduleIn(dirname(own), own.slice(own.lastIndexOf('/') + 1))
    ) {
      own = dirname(own);
    }
    // A standard module is shadowed only by what stands beside the program itself.
    if (isStandardModule(top)) return [own];
    const above: string[] = [];
    for (let at = own; ; at = dirname(at)) {
      above.push(at, at === '' ? 'src' : `${at}/src`);
      if (at === '') break;
    }
    return [...new Set([...above, ...this.#marked])];
  }

  /** A folder counts when Python lies in it: any other folder of that name is a coincidence. */
  #holds(root: string, top: string): boolean {
    const at = root === '' ? top : `${root}/${top}`;
    if (this.moduleIn(root, top) !== undefined) return true;
    return this.#paths.hasFolder(at) && this.#hasPython(at, 3);
  }

  #hasPython(folder: string, depth: number): boolean {
    if (this.#paths.filesIn(folder).some((path) => /\.pyi?$/.test(path))) return true;
    return depth > 0 && this.#paths.foldersIn(folder).some((child) => this.#hasPython(child, depth - 1));
  }
}

function isCompiled(path: string, module: string): boolean {
  return path.startsWith(`${module}.`) && COMPILED.some((extension) => path.endsWith(extension));
}

function missing(folder: string, name: string): Lookup {
  return {
    status: 'missing',
    reason: `there is no ${name}.py and no package ${name} in ${folder === '' ? 'the root' : folder}`,
  };
}
