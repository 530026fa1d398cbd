/** What Java, Kotlin and PHP share when a file moves: a declared namespace that follows its folder, and imports by full name. */
import { dirname } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import { wholeLine } from '../edit/wholeLine.ts';
import type { RawImport } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { namespaceAfter } from './folderNamespace.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';
import type { NamespaceRules } from './namespaceRules.ts';
import { closedName, importLines, namesToImport } from './namespaceUses.ts';

/** Refuses wherever a name is used in a way that an import cannot replace. */
export async function namespaceMoves(parts: MoveParts, rules: NamespaceRules): Promise<FileRewrite> {
  const { bench, moves, path, text } = parts;
  const replacements: TextReplacement[] = [];
  if (movedPath(moves, path) !== path) {
    const own = ownDeclaration(parts, rules);
    if ('unsafe' in own) return own;
    replacements.push(...own);
  }
  const wanted = new Set<string>();
  for (const each of bench.model.imports.get(path) ?? []) {
    if (each.target.status !== 'resolved') continue;
    const effect = await effectOf(parts, rules, { ...each, to: each.target.path });
    if (effect === undefined) continue;
    if ('unsafe' in effect) return effect;
    for (const name of effect.wanted ?? []) wanted.add(name);
    const { rewritten } = effect;
    if (rewritten !== undefined && !replacements.some(({ start }) => start === rewritten.start))
      replacements.push(rewritten);
  }
  const lines = importLines(parts, rules, [...wanted]);
  if (wanted.size > 0 && lines === undefined) return { unsafe: `${path} has no place for new imports` };
  const all = lines === undefined ? replacements : [...replacements, lines];
  return all.filter(({ start, end, text: after }) => text.slice(start, end) !== after);
}

type Effect =
  | { readonly wanted?: readonly string[]; readonly rewritten?: TextReplacement }
  | { readonly unsafe: string };

/** What the move asks of one import, or of one use without. */
async function effectOf(
  parts: MoveParts,
  rules: NamespaceRules,
  each: ResolvedImport & { readonly to: string },
): Promise<Effect | undefined> {
  const { bench, moves, path } = parts;
  const { to, rawIndex, specifier } = each;
  if (!moves.paths.has(to) && !moves.paths.has(path)) return undefined;
  const raw = rawIndex === undefined ? undefined : bench.model.facts.get(path)?.imports[rawIndex];
  const byPlace = rawIndex === undefined;
  // What stays together needs no import.
  if (byPlace && dirname(movedPath(moves, path)) === dirname(movedPath(moves, to))) return undefined;
  if (byPlace || (raw?.names.includes('*') && moves.paths.has(to))) return asImports(parts, rules, each);
  if (!moves.paths.has(to) || raw === undefined) return undefined;
  const rewritten = importOf(parts, rules, to, raw);
  return rewritten === undefined
    ? { unsafe: `\`${specifier}\` in ${path} cannot be rewritten safely` }
    : { rewritten };
}

/** Names that came by their place, or by a wildcard, are imported one by one. */
async function asImports(
  parts: MoveParts,
  rules: NamespaceRules,
  each: ResolvedImport & { readonly to: string },
): Promise<Effect> {
  const { bench, moves } = parts;
  const names = namesToImport(parts, each, each.to);
  if ('unsafe' in names) return names;
  const closed = await closedName(parts, each.to);
  if (closed !== undefined) return { unsafe: closed };
  const namespace = bench.model.facts.get(each.to)?.packages[0];
  const after =
    namespace === undefined
      ? undefined
      : namespaceAfter(namespace, { path: each.to, after: movedPath(moves, each.to) }, rules.separator);
  return after === undefined
    ? { unsafe: `the namespace of ${each.to} does not follow its folder` }
    : { wanted: names.map((name) => after + rules.separator + name) };
}

function ownDeclaration({ bench, moves, path, text }: MoveParts, rules: NamespaceRules): FileRewrite {
  const match = rules.declaration.exec(text);
  const before = bench.model.facts.get(path)?.packages ?? [];
  const after = namespaceAfter(match?.[2] ?? '', { path, after: movedPath(moves, path) }, rules.separator);
  if (match === null || before.length > 1 || after === undefined) {
    return { unsafe: `the namespace of ${path} does not follow its folder` };
  }
  const start = match.index + (match[1]?.length ?? 0);
  return [{ start, end: start + (match[2]?.length ?? 0), text: after }];
}

function importOf(
  { bench, moves, path, text }: MoveParts,
  rules: NamespaceRules,
  target: string,
  raw: RawImport,
): TextReplacement | undefined {
  const namespace = bench.model.facts.get(target)?.packages[0];
  if (namespace === undefined || raw.names.includes('*')) return undefined;
  const after = namespaceAfter(namespace, { path: target, after: movedPath(moves, target) }, rules.separator);
  const written = text.slice(raw.start, raw.end);
  const leading = written.startsWith(rules.separator) ? rules.separator : '';
  if (after === undefined || !written.startsWith(leading + namespace + rules.separator)) return undefined;
  const name = written.slice(leading.length + namespace.length);
  const line = text.slice(text.lastIndexOf('\n', raw.start - 1) + 1, raw.start);
  const beside = dirname(movedPath(moves, path)) === dirname(movedPath(moves, target));
  // Beside each other they need none.
  if (beside && name.lastIndexOf(rules.separator) === 0 && rules.isImport(line)) {
    const end = statementEnd(text, raw.end);
    if (end !== undefined) return wholeLine(text, raw.start - line.trimStart().length, end);
  }
  return { start: raw.start, end: raw.end, text: leading + after + name };
}

/** Undefined where more than the name stands in the statement. */
function statementEnd(text: string, from: number): number | undefined {
  const rest = /^[ \t]*;?(?=[ \t]*\r?(?:\n|$))/.exec(text.slice(from, from + 200));
  return rest === null ? undefined : from + rest[0].length;
}
