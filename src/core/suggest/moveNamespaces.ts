/** What Java, Kotlin and PHP share when a file moves: a declared namespace that follows its folder, and imports by full name. */
import { dirname } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';

export interface NamespaceRules {
  /** `.` or `\`. */
  readonly separator: string;
  /** Finds the declaration; group 1 is what stands before the name, group 2 the name. */
  readonly declaration: RegExp;
}

/** Refuses wherever a name is used without being imported: such a use would have to become an import. */
export async function namespaceMoves(parts: MoveParts, rules: NamespaceRules): Promise<FileRewrite> {
  const { bench, moves, path, text } = parts;
  const replacements: TextReplacement[] = [];
  if (movedPath(moves, path) !== path) {
    const own = ownDeclaration(parts, rules);
    if ('unsafe' in own) return own;
    replacements.push(...own);
  }
  for (const each of bench.model.imports.get(path) ?? []) {
    if (each.target.status !== 'resolved') continue;
    const target = each.target.path;
    if (each.rawIndex === undefined && (moves.paths.has(target) || moves.paths.has(path))) {
      return { unsafe: `${path} uses names of ${target} without an import, being in the same package` };
    }
    if (!moves.paths.has(target) || each.rawIndex === undefined) continue;
    const replacement = importOf(parts, rules, target, each.rawIndex);
    if (replacement === undefined)
      return { unsafe: `\`${each.specifier}\` in ${path} cannot be rewritten safely` };
    if (!replacements.some(({ start }) => start === replacement.start)) replacements.push(replacement);
  }
  const unique = replacements.filter(({ start, end, text: after }) => text.slice(start, end) !== after);
  return unique;
}

function ownDeclaration({ bench, moves, path, text }: MoveParts, rules: NamespaceRules): FileRewrite {
  const match = rules.declaration.exec(text);
  const before = bench.model.facts.get(path)?.packages ?? [];
  const after = namespaceAfter(match?.[2] ?? '', path, movedPath(moves, path), rules);
  if (match === null || before.length > 1 || after === undefined) {
    return { unsafe: `the namespace of ${path} does not follow its folder` };
  }
  const start = match.index + (match[1]?.length ?? 0);
  return [{ start, end: start + (match[2]?.length ?? 0), text: after }];
}

/** The namespace's last parts are the folder's last parts; what is left of the folder is the source root. */
function namespaceAfter(
  namespace: string,
  path: string,
  pathAfter: string,
  { separator }: NamespaceRules,
): string | undefined {
  const names = namespace.split(separator);
  const folders = dirname(path).split('/');
  let shared = 0;
  while (
    shared < names.length &&
    shared < folders.length &&
    names.at(-1 - shared) === folders.at(-1 - shared)
  )
    shared++;
  const root = folders.slice(0, folders.length - shared).join('/');
  const folderAfter = dirname(pathAfter);
  const inside = root === '' || folderAfter === root || folderAfter.startsWith(`${root}/`);
  if (namespace === '' || shared === 0 || !inside) return undefined;
  const rest = root === '' ? folderAfter : folderAfter.slice(root.length + 1);
  return [...names.slice(0, names.length - shared), ...rest.split('/').filter((each) => each !== '')].join(
    separator,
  );
}

function importOf(
  { bench, moves, path, text }: MoveParts,
  rules: NamespaceRules,
  target: string,
  rawIndex: number,
): TextReplacement | undefined {
  const raw = bench.model.facts.get(path)?.imports[rawIndex];
  const namespace = bench.model.facts.get(target)?.packages[0];
  if (raw === undefined || namespace === undefined || raw.names.includes('*')) return undefined;
  const after = namespaceAfter(namespace, target, movedPath(moves, target), rules);
  const written = text.slice(raw.start, raw.end);
  const leading = written.startsWith(rules.separator) ? rules.separator : '';
  if (after === undefined || !written.startsWith(leading + namespace + rules.separator)) return undefined;
  return {
    start: raw.start,
    end: raw.end,
    text: leading + after + written.slice(leading.length + namespace.length),
  };
}
