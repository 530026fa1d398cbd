/** What an assistant's words for a part of the workspace mean: files, with near misses where nothing is called so. */
import { CodedError } from '../../base/codedError.ts';
import { basename } from '../../base/paths.ts';
import { wordsOf } from '../../core/edit/fileNaming.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { singular } from '../../core/places/singular.ts';

export interface MeantFiles {
  readonly kind: 'file' | 'module' | 'folder';
  readonly name: string;
  readonly files: readonly string[];
}

const NEAR = 5;

/** @param text a path (relative, absolute, with a line behind it), a module's name, or the end of one path. Throws `unknown-subject`. */
export function meantFiles(model: ArchitectureModel, text: string): MeantFiles {
  const name = plainPath(model.root, text);
  const own = (kind: MeantFiles['kind'], files: readonly string[], called = name): MeantFiles | undefined =>
    files.length === 0 ? undefined : { kind, name: called, files };
  const paths = model.files.map(({ path }) => path);
  const ending = paths.filter((path) => path === name || path.endsWith(`/${name}`));
  const found =
    (model.facts.has(name) ? own('file', [name]) : undefined) ??
    own('module', model.modules.find((module) => module.name === name)?.files ?? []) ??
    own(
      'folder',
      paths.filter((path) => name === '.' || path.startsWith(`${name}/`)),
    ) ??
    (ending.length === 1 ? own('file', ending, ending[0]) : undefined);
  if (found !== undefined) return found;
  throw unknown(model, text);
}

/** Relative to the workspace, with `/`, without `./`, a trailing slash or a line behind it. */
export function plainPath(root: string, text: string): string {
  const slashed = text.replace(/^file:\/\//, '').replaceAll('\\', '/');
  const base = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const inner = slashed.startsWith(base) ? slashed.slice(base.length) : slashed;
  const bare = inner
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?::\d+)+$/, '')
    .replace(/\/+$/, '');
  return bare === '' || `${bare}/` === base ? '.' : bare;
}

/** Says what is near. */
export function unknown({ root, files, modules }: ArchitectureModel, text: string): CodedError {
  const near = nearest(plainPath(root, text), [
    ...files.map(({ path }) => path),
    ...modules.map(({ name }) => name),
  ]);
  const hint = near.length === 0 ? 'Search with groundplan_find.' : `Did you mean ${near.join(', ')}?`;
  return new CodedError(
    'unknown-subject',
    `There is no file, folder or module “${text}” in the workspace. ${hint}`,
  );
}

/** Those that share most words with a name, its last part above all. */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const wanted = new Set(wordsIn(name));
  const last = new Set(wordsIn(basename(name)));
  return [...new Set(candidates)]
    .map((candidate) => {
      const words = wordsIn(candidate);
      const shared = words.filter((word) => wanted.has(word)).length;
      const named = wordsIn(basename(candidate)).filter((word) => last.has(word)).length;
      return { candidate, named, score: (shared + 2 * named) / (words.length + wanted.size) };
    })
    .filter(({ named }) => named > 0)
    .sort((a, b) => b.score - a.score || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, NEAR)
    .map(({ candidate }) => candidate);
}

function wordsIn(text: string): readonly string[] {
  return wordsOf(text).map(singular);
}
