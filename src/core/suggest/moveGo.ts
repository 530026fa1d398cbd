/**
 * Go: a package is a folder, so a file that moves changes its package. Moved is what stands on its own there: it names nothing else of
 * its package and nothing else of its package names it. Other packages name it by its new one.
 */
import { basename, dirname } from '../../base/paths.ts';
import { type GoName, goNames } from '../edit/goTokens.ts';
import { movedPath } from '../edit/treeMoves.ts';
import { nextLine, wholeLine } from '../edit/wholeLine.ts';
import type { RawImport } from '../model/facts.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';
import type { Workbench } from './workbench.ts';

const CLAUSE = /^([ \t]*package[ \t]+)(\w+)/m;
/** Tied to the folder, or to the order in which a package starts. */
const BOUND = /^\/\/go:embed\b|^import\s+"C"|^func\s+init\s*\(/m;

export async function goMoves(parts: MoveParts): Promise<FileRewrite> {
  const { moves, path } = parts;
  if (moves.paths.size !== 1) return { unsafe: 'files of Go packages move one at a time' };
  const [moved] = [...moves.paths.keys()];
  const way = wayOf(parts.bench, { from: moved!, to: movedPath(moves, moved!) });
  if (typeof way === 'string') return { unsafe: way };
  return path === moved ? moveOwn(parts, way) : follow(parts, way);
}

interface Way {
  readonly before: string;
  readonly after: string;
  /** Name of the package that the file comes to. */
  readonly name: string;
  /** Top-level names of the file. */
  readonly names: ReadonlySet<string>;
}

function wayOf(bench: Workbench, { from, to }: { readonly from: string; readonly to: string }): Way | string {
  const name = packageOf(bench, dirname(to));
  const own = packageOf(bench, dirname(from));
  if (name === undefined) return `${dirname(to)} holds no Go package`;
  if (name === 'main' || own === 'main' || from.endsWith('_test.go'))
    return `${from} is no part of a library`;
  return { before: dirname(from), after: dirname(to), name, names: declared(bench, from) };
}

async function moveOwn({ bench, path, text }: MoveParts, way: Way): Promise<FileRewrite> {
  if (BOUND.test(text)) return { unsafe: `${path} hangs on its folder or starts with its package` };
  const names = goNames(text);
  const tied = await tiesIn(bench, path, { names, way });
  if (tied !== undefined) return { unsafe: tied };
  const clause = CLAUSE.exec(text);
  if (clause === null) return { unsafe: `${path} has no package clause` };
  const start = clause.index + clause[1]!.length;
  const replacements = [{ start, end: start + clause[2]!.length, text: way.name }];
  const inward = importInto(bench, path, way.after);
  if (inward === undefined) return replacements;
  const unqualified = withoutQualifier(names, qualifierOf(inward, way.name), () => true);
  if (unqualified === undefined) return { unsafe: `a name of ${way.after} means something else in ${path}` };
  return [...replacements, ...unqualified, importLine(text, inward)];
}

/** What stops a file from leaving its package, or from entering the other. */
async function tiesIn(
  bench: Workbench,
  path: string,
  { names, way }: { readonly names: readonly GoName[]; readonly way: Way },
): Promise<string | undefined> {
  const said = plainNames(names);
  for (const other of filesIn(bench, way.before)) {
    if (other === path) continue;
    const theirs = [...declared(bench, other)].find((name) => said.has(name));
    if (theirs !== undefined) return `${path} names ${theirs} of ${other}`;
    const spoken = plainNames(goNames((await bench.read(other)) ?? ''));
    const ours = [...way.names].find((name) => spoken.has(name));
    if (ours !== undefined) return `${other} names ${ours} of ${path}`;
  }
  for (const other of filesIn(bench, way.after)) {
    const clash = [...declared(bench, other)].find((name) => way.names.has(name));
    if (clash !== undefined) return `${other} declares ${clash} too`;
  }
  return undefined;
}

/** A file of another package that names what moves. */
function follow({ bench, path, text }: MoveParts, way: Way): FileRewrite {
  const old = importInto(bench, path, way.before);
  if (old === undefined || old.names.some((name) => name === '_' || name === '.'))
    return { unsafe: `${path} imports ${way.before} as a whole` };
  const names = goNames(text);
  const qualifier = qualifierOf(old, packageOf(bench, way.before)!);
  const uses = names.filter(({ of, name }) => of === qualifier && way.names.has(name));
  if (uses.length === 0) return [];
  const left = names.some(({ of, name }) => of === qualifier && !way.names.has(name));
  const gone = left ? [] : [importLine(text, old)];
  if (dirname(path) === way.after) {
    const unqualified = withoutQualifier(names, qualifier, (name) => way.names.has(name));
    if (unqualified === undefined)
      return { unsafe: `a name of ${way.before} means something else in ${path}` };
    return [...gone, ...unqualified];
  }
  const known = importInto(bench, path, way.after);
  const fresh = known === undefined ? qualifierOf(undefined, way.name) : qualifierOf(known, way.name);
  const taken = known === undefined && names.some(({ name, of }) => of === undefined && name === fresh);
  const specifier = specifierOf(old.specifier, way);
  if (taken || specifier === undefined) return { unsafe: `${path} has no name free for ${way.after}` };
  const renames = uses.map(({ start }) => {
    const from = text.lastIndexOf(qualifier, start - 1);
    return { start: from, end: from + qualifier.length, text: fresh };
  });
  if (known !== undefined) return [...gone, ...renames];
  if (!left) return [...renames, ...inPlace(old, specifier)];
  return [...renames, addedLine(text, old, specifier)];
}

function inPlace(old: RawImport, specifier: string): readonly TextReplacement[] {
  return [{ start: old.start, end: old.end, text: specifier }];
}

/** Beside the old import, in the way that it is written. */
function addedLine(text: string, old: RawImport, specifier: string): TextReplacement {
  const lineStart = text.lastIndexOf('\n', old.start) + 1;
  const head = /^[ \t]*(?:import[ \t]+)?/.exec(text.slice(lineStart, old.start))![0];
  const at = nextLine(text, old.end);
  return { start: at, end: at, text: `${head}"${specifier}"${text.includes('\r\n') ? '\r\n' : '\n'}` };
}

function importLine(text: string, { start, end }: RawImport): TextReplacement {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const head = /^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?/.exec(text.slice(lineStart, start))?.[0] ?? '';
  return wholeLine(text, lineStart + /^[ \t]*/.exec(head)![0].length, end + 1);
}

/** `pkg.Name` as `Name`; undefined where something else bears the name already. */
function withoutQualifier(
  names: readonly GoName[],
  qualifier: string,
  meant: (name: string) => boolean,
): readonly TextReplacement[] | undefined {
  const plain = plainNames(names);
  const replacements: TextReplacement[] = [];
  for (const [at, { name, of, start }] of names.entries()) {
    if (of !== qualifier || !meant(name)) continue;
    if (plain.has(name)) return undefined;
    replacements.push({ start: names[at - 1]!.start, end: start, text: '' });
  }
  return replacements;
}

function plainNames(names: readonly GoName[]): ReadonlySet<string> {
  return new Set(names.flatMap(({ name, of }) => (of === undefined ? [name] : [])));
}

function filesIn({ model }: Workbench, folder: string): readonly string[] {
  return [...model.facts.keys()].filter((path) => path.endsWith('.go') && dirname(path) === folder);
}

function declared({ model }: Workbench, path: string): ReadonlySet<string> {
  const symbols = model.facts.get(path)?.symbols ?? [];
  return new Set(
    symbols.flatMap(({ name, container, kind }) =>
      container === undefined && kind !== 'method' ? [name] : [],
    ),
  );
}

function packageOf(bench: Workbench, folder: string): string | undefined {
  const file = filesIn(bench, folder).find((path) => !basename(path).endsWith('_test.go'));
  return file === undefined ? undefined : bench.model.facts.get(file)?.packages[0];
}

/** The import by which a file names a package's folder. */
function importInto({ model }: Workbench, path: string, folder: string): RawImport | undefined {
  const found = model.imports
    .get(path)
    ?.find(
      ({ target, rawIndex }) =>
        rawIndex !== undefined && target.status === 'resolved' && dirname(target.path) === folder,
    );
  return found?.rawIndex === undefined ? undefined : model.facts.get(path)?.imports[found.rawIndex];
}

function qualifierOf(raw: RawImport | undefined, name: string): string {
  return raw?.names[0] ?? name;
}

/** The import path ends as the folder does; what is before both is the module. */
function specifierOf(specifier: string, { before, after }: Way): string | undefined {
  const [written, folders] = [specifier.split('/'), before.split('/')];
  let shared = 0;
  while (
    shared < folders.length &&
    shared < written.length &&
    written.at(-1 - shared) === folders.at(-1 - shared)
  )
    shared++;
  const root = folders.slice(0, folders.length - shared);
  const target = after.split('/');
  if (shared === 0 || !root.every((segment, at) => target[at] === segment)) return undefined;
  return [...written.slice(0, written.length - shared), ...target.slice(root.length)].join('/');
}
