/** Ruby: `require_relative` from the file's own place, `require` along the load path, and what an autoloader finds by its path. */
import { dirname, join, relative } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import type { RawImport } from '../model/facts.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';
import type { Workbench } from './workbench.ts';

const BY_PLACE = /\b__dir__\b|\b__FILE__\b|\bcaller_locations\b|\bZeitwerk\b/;
/** Paths that are put together, and folders that are loaded whole. */
const UNCLEAR = new Set(['computed', 'glob', 'load-path']);

export async function rubyMoves({ bench, moves, path, text }: MoveParts): Promise<FileRewrite> {
  const after = movedPath(moves, path);
  if (after !== path) {
    if (BY_PLACE.test(text)) return { unsafe: `${path} finds other files by its own place` };
    const loaded = foundByPath(bench, path, after);
    if (loaded !== undefined) return { unsafe: loaded };
  }
  const replacements: TextReplacement[] = [];
  for (const { target, rawIndex } of bench.model.imports.get(path) ?? []) {
    const raw = rawIndex === undefined ? undefined : bench.model.facts.get(path)?.imports[rawIndex];
    if (raw === undefined || target.status !== 'resolved') continue;
    const to = movedPath(moves, target.path);
    if (to === target.path && (after === path || raw.flavour !== 'relative')) continue;
    const written = UNCLEAR.has(raw.flavour ?? '')
      ? undefined
      : specifierFor(raw, { path, after, target: target.path, to });
    if (written === undefined || text.slice(raw.start, raw.end) !== raw.specifier)
      return { unsafe: `\`${raw.specifier}\` in ${path} cannot be rewritten safely` };
    if (!replacements.some(({ start }) => start === raw.start))
      replacements.push({ start: raw.start, end: raw.end, text: written });
  }
  return replacements.filter(({ start, end, text: written }) => text.slice(start, end) !== written);
}

interface Ends {
  readonly path: string;
  readonly after: string;
  readonly target: string;
  readonly to: string;
}

function specifierFor(
  { specifier, flavour }: RawImport,
  { path, after, target, to }: Ends,
): string | undefined {
  const ended = specifier.endsWith('.rb');
  const bare = (file: string) => (ended ? file : file.replace(/\.rb$/, ''));
  if (flavour === 'relative') {
    if (join(dirname(path), specifier) !== bare(target)) return undefined;
    const written = relative(dirname(after), bare(to));
    return specifier.startsWith('.') ? written : written.replace(/^\.\//, '');
  }
  const folder = bare(target).slice(0, -specifier.length);
  const alongPath = bare(target) === folder + specifier && (folder === '' || folder.endsWith('/'));
  return alongPath && to.startsWith(folder) ? bare(to).slice(folder.length) : undefined;
}

/**
 * What nobody requires an autoloader finds, by a path that says the constant: it may go where the path below the autoloader's root is
 * the same. What a folder's glob loads is loaded from there alone.
 */
function foundByPath(bench: Workbench, path: string, after: string): string | undefined {
  let required = false;
  for (const importer of bench.importersOf(path)) {
    for (const { target, rawIndex } of bench.model.imports.get(importer) ?? []) {
      if (target.status !== 'resolved' || target.path !== path || rawIndex === undefined) continue;
      const flavour = bench.model.facts.get(importer)?.imports[rawIndex]?.flavour ?? '';
      if (UNCLEAR.has(flavour)) return `${importer} loads ${path} by the folder that it lies in`;
      required = true;
    }
  }
  const here = belowRoot(path);
  const there = belowRoot(after);
  if (required && here === undefined && there === undefined) return undefined;
  return here !== undefined && here === there ? undefined : `an autoloader may find ${path} by its path`;
}

/** Path below `app/<kind>/`, with the application it is of; undefined for what lies under no such root. */
function belowRoot(path: string): string | undefined {
  const match = /^((?:.*\/)?app\/)[^/]+\/((?!concerns\/).+)$/.exec(path);
  return match === null ? undefined : `${match[1]} ${match[2]}`;
}
