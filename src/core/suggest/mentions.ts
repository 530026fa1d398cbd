/**
 * Who names a file in a way that no import shows: a string that is loaded, a manifest, a build file, a component, a document.
 * Heuristic, and generous: a place that only looks like the file's name costs a suggestion, a missed one would cost a working program.
 */

import { throwIfAborted } from '../../base/codedError.ts';
import { basename, dirname, join } from '../../base/paths.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import type { Workbench } from './workbench.ts';

/** Where a file is named. Lines are 1-based. */
export interface Mention {
  readonly path: string;
  readonly line: number;
}

/** Longer texts are data. */
const MAX_TEXT = 1_000_000;
/** Occurrences looked at in one text: a common word is no name. */
const MAX_OCCURRENCES = 200;
/** Names shown at most. */
const MAX_MENTIONS = 10;
/** Folders that a path to a built or aliased file has in place of the source's own. */
const STAND_INS = /^(?:src|lib|dist|build|out|esm|cjs|types|[@~#])$/;
const CODE_ENDING =
  /^\.(?:d\.)?(?:[mc]?[jt]sx?|pyi?|php|rb|vue|svelte|o|obj|lo|c|cc|cpp|cxx|h|hh|hpp|cs|java|kt)\b/;

interface Wanted {
  readonly path: string;
  /** Path without ending. */
  readonly bare: string;
  /** Name of its folder; empty in the root. */
  readonly parent: string;
  readonly stem: string;
  /** Made of several words, so that a string of just that name means the file. */
  readonly telling: boolean;
}

/** One pass over all texts for all files. Statements that the model knows as imports do not count. */
export async function mentionsOf(
  bench: Workbench,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const wanted = paths.map(wantedOf);
  const found = new Map<string, Mention[]>(paths.map((path) => [path, []]));
  if (wanted.length === 0) return found;
  const texts = [...bench.model.files.map(({ path }) => path), ...(bench.model.companions ?? [])];
  for (const path of texts) {
    throwIfAborted(bench.signal);
    const open = wanted.filter((each) => each.path !== path && found.get(each.path)!.length < MAX_MENTIONS);
    const text = open.length === 0 ? undefined : await bench.glance(path);
    if (text === undefined || text.length > MAX_TEXT) continue;
    const imports = bench.model.facts.get(path)?.imports ?? [];
    const isImport = (at: number) => imports.some(({ start, end }) => start <= at && at < end);
    const prose = !bench.model.facts.has(path);
    for (const each of open) {
      const at = firstMention({ path, text, prose, paths: false, isImport }, each);
      if (at !== undefined) found.get(each.path)!.push({ path, line: lineAt(text, at) });
    }
  }
  return found;
}

/** The first place in a source file that names another one by its path, imports included. */
export function mentionIn(path: string, text: string, wantedPath: string): Mention | undefined {
  const at = firstMention(
    { path, text, prose: false, paths: true, isImport: () => false },
    wantedOf(wantedPath),
  );
  return at === undefined ? undefined : { path, line: lineAt(text, at) };
}

function wantedOf(path: string): Wanted {
  const stem = basename(path).replace(/(?<=.)\.(?:d\.)?\w+$/, '');
  const folder = dirname(path);
  const bare = folder === '' ? stem : `${folder}/${stem}`;
  return { path, bare, parent: basename(folder), stem, telling: wordsOf(stem).length > 1 };
}

interface Text {
  readonly path: string;
  readonly text: string;
  /** No program: names stand without quotes. */
  readonly prose: boolean;
  /** Only names with a folder count. */
  readonly paths: boolean;
  isImport(at: number): boolean;
}

function firstMention(source: Text, wanted: Wanted): number | undefined {
  const { stem } = wanted;
  let at = source.text.indexOf(stem);
  for (let seen = 0; at >= 0 && seen < MAX_OCCURRENCES; seen++) {
    if (isName(source, at, wanted) && !source.isImport(at)) return at;
    at = source.text.indexOf(stem, at + stem.length);
  }
  return undefined;
}

/** Is the text at this place a path or dotted name that ends in the file? */
function isName({ path, text, prose, paths }: Text, at: number, wanted: Wanted): boolean {
  const after = text.slice(at + wanted.stem.length, at + wanted.stem.length + 12);
  const before = /[\w@~#$./\\-]*$/.exec(text.slice(Math.max(0, at - 200), at))![0];
  if (/^[\w-]/.test(after) || /[\w$-]$/.test(before)) return false;
  const ended = CODE_ENDING.test(after);
  const opening = text[at - before.length - 1] ?? '\n';
  const quoted = /["'`]/.test(opening);
  // In a program only a string names a file, the rest of a template string included, and a name by backslashes.
  if (!prose && !quoted && opening !== '}' && !before.includes('\\')) return false;
  const segments = before.replaceAll('\\', '/').split('/');
  if (segments.length > 1) {
    const folder = segments.at(-2)!;
    if (/^\.{0,2}$/.test(folder)) return leadsThere(segments, wanted, path);
    return folder === wanted.parent || (STAND_INS.test(folder) && (ended || wanted.telling));
  }
  if (before.endsWith('.')) return before.split('.').at(-2) === wanted.parent;
  return !paths && (ended || (wanted.telling && quoted && /^["'`:]/.test(after)));
}

/** `./name` and `../name` are meant from the file they stand in, or from the root or a package's folder. */
function leadsThere(segments: readonly string[], { bare, stem }: Wanted, from: string): boolean {
  const written = [...segments.slice(0, -1), stem].join('/');
  return join(dirname(from), written) === bare || written.replace(/^(?:\.?\/)+/, '') === bare;
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
}
