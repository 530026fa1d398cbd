/** Rewrites the specifier of a TypeScript or JavaScript import in the style it was written in. */
import { basename, dirname, join, relative } from '../../base/paths.ts';

export interface SpecifierMove {
  /** The importing file, where it lies afterwards. */
  readonly importer: string;
  /** Where it lay when the specifier was written. */
  readonly importerBefore: string;
  readonly specifier: string;
  readonly target: string;
  readonly targetAfter: string;
  /** Names of the packages that the target is part of: importing by those goes through their own exports. */
  readonly packageNames: readonly string[];
}

const SCRIPT_ENDING = /(?:\.d\.[mc]?ts|\.[mc]?[jt]sx?)$/;

/** Undefined when the way the specifier leads to its target is not understood well enough to repeat it. */
export function respecify(move: SpecifierMove): string | undefined {
  return isRelative(move.specifier) ? respecifyRelative(move) : respecifyAlias(move);
}

export function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** How the end of a specifier names its target. */
type Ending = (path: string) => string | undefined;

/** The file's own ending; the one its output will have; none; the folder of an index file. */
const ENDINGS: readonly Ending[] = [
  (path) => path,
  (path) => withOutputEnding(path, '.js'),
  (path) => withOutputEnding(path, '.jsx'),
  (path) => path.replace(SCRIPT_ENDING, ''),
];

function withOutputEnding(path: string, forTsx: string): string | undefined {
  const match = /\.([mc]?)ts(x?)$/.exec(path);
  if (match === null || (match[2] !== 'x' && forTsx === '.jsx')) return undefined;
  return path.slice(0, match.index) + (match[2] === 'x' ? forTsx : `.${match[1]}js`);
}

function folderOf(path: string): string | undefined {
  return /^index(?:\.d)?\.[mc]?[jt]sx?$/.test(basename(path)) ? dirname(path) : undefined;
}

/** The new target written the way the old one was. */
function sameEnding(ending: Ending | 'folder', target: string): string | undefined {
  if (ending !== 'folder') return ending(target);
  return folderOf(target) ?? target.replace(SCRIPT_ENDING, '');
}

function respecifyRelative(move: SpecifierMove): string | undefined {
  const named = join(dirname(move.importerBefore), move.specifier);
  if (named === undefined) return undefined;
  const ending =
    ENDINGS.find((each) => each(move.target) === named) ??
    (folderOf(move.target) === named ? 'folder' : undefined);
  if (ending === undefined) return undefined;
  const to = sameEnding(ending, move.targetAfter);
  return to === undefined ? undefined : relative(dirname(move.importer), to);
}

function respecifyAlias(move: SpecifierMove): string | undefined {
  const endings: readonly (Ending | 'folder')[] = [...ENDINGS, 'folder'];
  for (const ending of endings) {
    const written = ending === 'folder' ? folderOf(move.target) : ending(move.target);
    const split = written === undefined ? undefined : splitAlias(move.specifier, written);
    if (split === undefined) continue;
    if (move.packageNames.some((name) => split.alias === name || split.alias.startsWith(`${name}/`))) {
      return undefined;
    }
    const to = sameEnding(ending, move.targetAfter);
    if (to === undefined) return undefined;
    const fits = split.folder === '' || to.startsWith(`${split.folder}/`);
    if (!fits) return relative(dirname(move.importer), to);
    const rest = split.folder === '' ? to : to.slice(split.folder.length + 1);
    return split.alias === '' ? rest : `${split.alias}/${rest}`;
  }
  return undefined;
}

/** `@/core/x` for `src/core/x`: the alias `@` stands for the folder `src`. */
function splitAlias(
  specifier: string,
  path: string,
): { readonly alias: string; readonly folder: string } | undefined {
  const written = specifier.split('/');
  const segments = path.split('/');
  let shared = 0;
  while (
    shared < written.length &&
    shared < segments.length &&
    written.at(-1 - shared) === segments.at(-1 - shared)
  ) {
    shared++;
  }
  if (shared === 0) return undefined;
  return {
    alias: written.slice(0, written.length - shared).join('/'),
    folder: segments.slice(0, segments.length - shared).join('/'),
  };
}
