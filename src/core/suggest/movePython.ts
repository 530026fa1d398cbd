/** Imports of Python when modules move. */
import { basename, dirname } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import type { RawImport } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { type FileRewrite, type MoveParts, ownPaths } from './languageMoves.ts';

export async function pythonMoves(parts: MoveParts): Promise<FileRewrite> {
  const { before, after } = ownPaths(parts);
  if (before !== after && (basename(before) === '__init__.py' || /\b__file__\b/.test(parts.text))) {
    return { unsafe: `${before} stands for its folder, or finds other files by its own place` };
  }
  if (before !== after && (await leavesPackage(parts)))
    return { unsafe: `${dirname(after)} is no Python package` };
  const replacements: TextReplacement[] = [];
  const raws = parts.bench.model.facts.get(before)?.imports ?? [];
  for (const [rawIndex, raw] of raws.entries()) {
    if (parts.text.slice(raw.start, raw.end) !== raw.specifier)
      return { unsafe: `${before} changed since it was analysed` };
    const found = (parts.bench.model.imports.get(before) ?? []).filter((each) => each.rawIndex === rawIndex);
    const replacement = rewriteImport(parts, raw, found);
    if (replacement === undefined)
      return { unsafe: `\`${raw.specifier}\` in ${before} cannot be rewritten safely` };
    if (replacement.text !== raw.specifier) replacements.push(replacement);
  }
  return replacements;
}

async function leavesPackage(parts: MoveParts): Promise<boolean> {
  const { before, after } = ownPaths(parts);
  const marker = (path: string) => parts.bench.read(`${dirname(path)}/__init__.py`.replace(/^\//, ''));
  return (await marker(before)) !== undefined && (await marker(after)) === undefined;
}

function rewriteImport(
  { moves, path, text }: MoveParts,
  raw: RawImport,
  found: readonly ResolvedImport[],
): TextReplacement | undefined {
  const same = { start: raw.start, end: raw.end, text: raw.specifier };
  const targets = [
    ...new Set(found.flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : []))),
  ];
  const isRelative = raw.specifier.startsWith('.');
  const ownMoves = dirname(movedPath(moves, path)) !== dirname(path);
  const targetMoves = targets.some((target) => moves.paths.has(target));
  if (!targetMoves && !(ownMoves && isRelative)) return same;
  if (targets.length !== 1) return undefined;
  const target = targets[0]!;
  // `import a.b` binds `a`, and the code says `a.b.name`: a new name would have to be followed through the code. What is loaded by
  // a call may be relative to any package.
  const isFrom = /\bfrom\s+$/.test(text.slice(Math.max(0, raw.start - 20), raw.start));
  if (!isFrom && (targetMoves || isRelative)) return undefined;
  const segments = namedSegments(raw, target, path);
  if (segments === undefined) return undefined;
  const after = segments(movedPath(moves, target));
  if (isRelative) return { ...same, text: relativeName(dirname(movedPath(moves, path)), after) };
  const before = segments(target);
  const root = before.slice(0, before.length - raw.specifier.split('.').length).join('/');
  if (root !== '' && !after.join('/').startsWith(`${root}/`)) return undefined;
  const dotted = after.slice(root === '' ? 0 : root.split('/').length).join('.');
  return dotted === '' ? undefined : { ...same, text: dotted };
}

type Segments = (path: string) => readonly string[];

/** What the specifier names: the module itself, or the package that a single imported module lies in. */
function namedSegments(raw: RawImport, target: string, importer: string): Segments | undefined {
  const forms: Segments[] = [moduleSegments];
  const stem = moduleSegments(target).at(-1);
  if (raw.names.length === 1 && raw.names[0] === stem)
    forms.push((path) => moduleSegments(path).slice(0, -1));
  return forms.find((segments) => leadsTo(raw.specifier, segments(target), importer));
}

function leadsTo(specifier: string, module: readonly string[], importer: string): boolean {
  const names = specifier.replace(/^\.+/, '');
  if (!specifier.startsWith('.')) {
    const length = names.split('.').length;
    return module.length >= length && module.slice(module.length - length).join('.') === names;
  }
  const folder = foldersOf(dirname(importer));
  const up = specifier.length - names.length - 1;
  if (up > folder.length) return false;
  const named = names === '' ? [] : names.split('.');
  return [...folder.slice(0, folder.length - up), ...named].join('/') === module.join('/');
}

function foldersOf(folder: string): readonly string[] {
  return folder === '' ? [] : folder.split('/');
}

function moduleSegments(path: string): readonly string[] {
  return path.replace(/(?:\/__init__)?\.pyi?$/, '').split('/');
}

function relativeName(folder: string, to: readonly string[]): string {
  const from = foldersOf(folder);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return '.'.repeat(from.length - shared + 1) + to.slice(shared).join('.');
}
