/** Imports of TypeScript and JavaScript when files move. */
import { dirname, join, relative } from '../../base/paths.ts';
import { isRelative } from '../edit/scriptSpecifier.ts';
import { movedPath } from '../edit/treeMoves.ts';
import { embedsScripts } from '../languages/languages.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { type FileRewrite, type MoveParts, ownPaths } from './languageMoves.ts';
import { scriptSpecifier } from './specifiers.ts';
import type { Workbench } from './workbench.ts';

/** Code whose meaning hangs on where the file lies. */
const BOUND_TO_PLACE =
  /\b(?:__dirname|__filename|import\.meta\.(?:url|dirname|filename|glob|resolve)|require\.(?:resolve|context))\b/;

export async function scriptMoves(parts: MoveParts): Promise<FileRewrite> {
  const { before, after } = ownPaths(parts);
  if (before !== after && BOUND_TO_PLACE.test(parts.text)) {
    return { unsafe: `${before} finds other files by its own place` };
  }
  if (before !== after && namesFilesAround(parts)) {
    return { unsafe: `the template or the style of ${before} names other files by its own place` };
  }
  const border = before === after ? undefined : await borderBetween(parts.bench, before, after);
  if (border !== undefined) return { unsafe: `${after} belongs to another ${border}` };
  const replacements: TextReplacement[] = [];
  const rewritten = new Map<string, string>();
  const raws = parts.bench.model.facts.get(before)?.imports ?? [];
  for (const [rawIndex, raw] of raws.entries()) {
    if (parts.text.slice(raw.start, raw.end) !== raw.specifier)
      return { unsafe: `${before} changed since it was analysed` };
    const text = await newSpecifier(parts, raw.specifier, rawIndex);
    if (text === undefined) return { unsafe: `\`${raw.specifier}\` in ${before} cannot be rewritten safely` };
    if (text === raw.specifier) continue;
    rewritten.set(raw.specifier, text);
    replacements.push({ start: raw.start, end: raw.end, text });
  }
  return [...replacements, ...mockCalls(parts.text, rewritten, replacements)];
}

/** A component is more than its script: `<img src="./logo.svg">`, `@import './base.css'`. */
function namesFilesAround({ bench, path, text }: MoveParts): boolean {
  const facts = bench.model.facts.get(path);
  if (facts === undefined || !embedsScripts(facts.language)) return false;
  const known = new Set(facts.imports.map(({ start }) => start));
  return [...text.matchAll(/(?<=["'(`=])\.{1,2}\//g)].some(({ index }) => !known.has(index));
}

/** What a file may not be moved across: another package's manifest, or another compiler configuration. */
async function borderBetween(bench: Workbench, before: string, after: string): Promise<string | undefined> {
  for (const name of ['package.json', 'tsconfig.json']) {
    if ((await nearest(bench, before, name)) !== (await nearest(bench, after, name))) return name;
  }
  return undefined;
}

async function nearest(bench: Workbench, path: string, name: string): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const candidate = folder === '' ? name : `${folder}/${name}`;
    if ((await bench.read(candidate)) !== undefined) return candidate;
    if (folder === '') return undefined;
  }
}

async function newSpecifier(
  { bench, moves, path }: MoveParts,
  specifier: string,
  rawIndex: number,
): Promise<string | undefined> {
  const after = movedPath(moves, path);
  const resolved = bench.model.imports.get(path)?.find((each) => each.rawIndex === rawIndex)?.target;
  if (resolved?.status === 'resolved') {
    const targetAfter = movedPath(moves, resolved.path);
    if (targetAfter === resolved.path && (after === path || !isRelative(specifier))) return specifier;
    return scriptSpecifier(bench, {
      importer: path,
      importerAfter: after,
      specifier,
      target: resolved.path,
      targetAfter,
    });
  }
  if (after === path || !isRelative(specifier)) return specifier;
  // A stylesheet, a JSON file, something generated: it stays where it is.
  const [plain = '', query = ''] = specifier.split(/(?=\?)/);
  const target = join(dirname(path), plain);
  return target === undefined ? undefined : relative(dirname(after), target) + query;
}

/** Test doubles name modules in calls of their own (`jest.mock('./a')`). */
function mockCalls(
  text: string,
  rewritten: ReadonlyMap<string, string>,
  done: readonly TextReplacement[],
): readonly TextReplacement[] {
  if (rewritten.size === 0) return [];
  const calls = /\b(?:jest|vi)\s*\.\s*\w{1,40}\s*\(\s*(['"])([^'"\n]{1,300})\1/g;
  return [...text.matchAll(calls)].flatMap((match) => {
    const specifier = rewritten.get(match[2] ?? '');
    const start = match.index + match[0].length - 1 - (match[2]?.length ?? 0);
    if (specifier === undefined || done.some((each) => each.start === start)) return [];
    return [{ start, end: start + match[2]!.length, text: specifier }];
  });
}
