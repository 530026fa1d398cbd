/** `#include "…"` of C and C++ when headers move. */
import { dirname, join, relative } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';

export async function includeMoves({ bench, moves, path, text }: MoveParts): Promise<FileRewrite> {
  const after = movedPath(moves, path);
  const replacements: TextReplacement[] = [];
  for (const each of bench.model.imports.get(path) ?? []) {
    const raw = each.rawIndex === undefined ? undefined : bench.model.facts.get(path)?.imports[each.rawIndex];
    if (raw === undefined || each.target.status !== 'resolved') continue;
    const target = each.target.path;
    const targetAfter = movedPath(moves, target);
    const fromHere = join(dirname(path), raw.specifier) === target;
    if (targetAfter === target && (after === path || !fromHere)) continue;
    if (text.slice(raw.start, raw.end) !== raw.specifier)
      return { unsafe: `${path} changed since it was analysed` };
    const written = fromHere
      ? besideName(after, targetAfter)
      : underIncludePath(raw.specifier, target, targetAfter);
    if (written === undefined)
      return { unsafe: `\`${raw.specifier}\` in ${path} would leave its include path` };
    replacements.push({ start: raw.start, end: raw.end, text: written });
  }
  return replacements;
}

/** Without the `./` that nobody writes in an include. */
function besideName(from: string, to: string): string {
  return relative(dirname(from), to).replace(/^\.\//, '');
}

/** The include path is what the target's path has in front of the text written. */
function underIncludePath(written: string, target: string, targetAfter: string): string | undefined {
  if (!target.endsWith(`/${written}`)) return target === written ? targetAfter : undefined;
  const folder = target.slice(0, target.length - written.length);
  return targetAfter.startsWith(folder) ? targetAfter.slice(folder.length) : undefined;
}
