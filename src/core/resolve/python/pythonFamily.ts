/** Python imports as CPython finds them, seen from a checkout in which every project of the workspace is installed. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type { PreparedResolver, ResolverFamily } from '../../ports/languageSupport.ts';
import { joinsFolders, type NotFound, PythonLookup, type Wanted } from './pythonLookup.ts';
import type { PythonModule } from './pythonModules.ts';
import { PYTHON_MANIFESTS } from './pythonProjects.ts';

export const pythonFamily: ResolverFamily = {
  languages: ['python'],
  manifests: PYTHON_MANIFESTS,
  prepare(context) {
    const lookup = new PythonLookup(context);
    return {
      resolve: (file) =>
        file.imports.flatMap((raw, rawIndex) =>
          targetsOf(lookup, file, raw).map(({ target, names }) => result(raw, rawIndex, { target, names })),
        ),
      // Where a module lies depends on paths alone, but for packages that join their folders.
      affectsOthers: (before, after) => joinsFolders(before) !== joinsFolders(after),
    } satisfies PreparedResolver;
  },
};

/** Where some of an import's names lead. */
interface Lead {
  readonly target: ImportTarget;
  readonly names: readonly string[];
}

/** Three kinds of import: statements, statements guarded by a `try`, and calls whose names are the package of the dots. */
function targetsOf(lookup: PythonLookup, file: FileFacts, raw: RawImport): readonly Lead[] {
  const wanted = wantedBy(file, raw);
  if ('reason' in wanted)
    return [{ target: { status: 'unresolved', reason: wanted.reason }, names: raw.names }];
  const found = lookup.find(wanted);
  if (found.status !== 'found') return [lead(found, wanted)];
  if (found.module.compiled) return [lead({ status: 'external' }, wanted)];
  if (wanted.names.length > 0) return namedTargets(lookup, wanted, found.module);
  // A folder without `__init__` has nothing to run.
  return found.module.file === undefined ? [] : [leadTo(found.module.file, [])];
}

function wantedBy(
  file: FileFacts,
  { specifier, flavour, names }: RawImport,
): Wanted | { readonly reason: string } {
  const written = specifier.replace(/\s/g, '');
  const dots = /^\.*/.exec(written)![0].length;
  const segments = written.split('.').filter((segment) => segment !== '');
  const wanted = { from: file.path, segments, names: flavour === 'dynamic' ? [] : names };
  if (dots === 0) return wanted;
  // `import_module('.x', 'a.b')` counts its dots from the package it is given.
  const given = flavour === 'dynamic' ? names[0] : undefined;
  if (given !== undefined && !isOwnPackage(given, file.path)) return relativeTo(given, dots, wanted);
  const base = join(dirname(file.path), '../'.repeat(dots - 1));
  return base === undefined ? { reason: 'the dots lead out of the workspace' } : { ...wanted, base };
}

function isOwnPackage(given: string, path: string): boolean {
  return given === '__package__' || (given === '__name__' && /^__init__\.pyi?$/.test(basename(path)));
}

function relativeTo(given: string, dots: number, wanted: Wanted): Wanted | { readonly reason: string } {
  const packages = given.split('.');
  if (given === '__name__') return { reason: 'the dots are counted from a module, which is no package' };
  if (dots > packages.length) return { reason: `the dots lead out of ${given}` };
  return { ...wanted, segments: [...packages.slice(0, packages.length - dots + 1), ...wanted.segments] };
}

/** A name is the submodule when there is one, else something that the package's own file defines. */
function namedTargets(lookup: PythonLookup, wanted: Wanted, found: PythonModule): readonly Lead[] {
  const byPath = new Map<string, string[]>();
  const absent: string[] = [];
  const leads: Lead[] = [];
  for (const name of wanted.names) {
    const module = name === '*' ? undefined : lookup.modules.below(found, name);
    const built = module === undefined ? lookup.built(found, [name]) : undefined;
    const path = module?.file ?? found.file;
    if (module?.compiled) leads.push(leadOut(wanted, [name]));
    else if (built !== undefined) leads.push({ ...lead(built, wanted), names: [name] });
    else if (path !== undefined) namesOf(byPath, path).push(name);
    else if (module === undefined && name !== '*') absent.push(name);
  }
  for (const [path, names] of byPath) leads.push(leadTo(path, names));
  if (absent.length > 0) leads.push({ ...lead(lookup.absent(wanted, found, absent), wanted), names: absent });
  return leads;
}

function namesOf(byPath: Map<string, string[]>, path: string): string[] {
  const names = byPath.get(path) ?? [];
  if (names.length === 0) byPath.set(path, names);
  return names;
}

function lead(found: NotFound, wanted: Wanted): Lead {
  if (found.status === 'external') return leadOut(wanted, wanted.names);
  return { target: { status: 'unresolved', reason: found.reason }, names: wanted.names };
}

function leadOut({ base, segments, from }: Wanted, names: readonly string[]): Lead {
  const own = base ?? dirname(from);
  const name = base === undefined ? segments[0] : (segments.at(-1) ?? names[0]);
  return { target: { status: 'external', package: name ?? basename(own) }, names };
}

function leadTo(path: string, names: readonly string[]): Lead {
  return { target: { status: 'resolved', path }, names };
}

function result(raw: RawImport, rawIndex: number, { target, names }: Lead): ResolvedImport {
  const { specifier, kind, line, test } = raw;
  const told = raw.flavour === 'guarded' ? guarded(target) : target;
  return { specifier, kind, line, names, ...(test ? { test } : {}), target: told, rawIndex };
}

/** A `try` stands round the import, most often to do without it. */
function guarded(target: ImportTarget): ImportTarget {
  if (target.status !== 'unresolved') return target;
  return { status: 'unresolved', reason: `${target.reason}; the code tries, and may go on without it` };
}
