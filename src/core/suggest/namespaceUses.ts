/** Uses of a name by its place alone, which become imports when one of the two files moves away. Java, Kotlin, PHP and C#. */
import { nextLine } from '../edit/wholeLine.ts';
import type { FileFacts, SymbolFact } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { MoveParts } from './languageMoves.ts';
import type { NamespaceRules } from './namespaceRules.ts';

/** Names that one file takes from another without an import; `unsafe` where an import could not bring one of them. */
export function namesToImport(
  { bench, path }: MoveParts,
  { names }: ResolvedImport,
  target: string,
): readonly string[] | { readonly unsafe: string } {
  const declared = new Set(topSymbols(bench.model.facts.get(target)).map(({ name }) => name));
  const heads = [...new Set(names.map((name) => name.split(/[.\\]/)[0]!))];
  const strange = heads.find((head) => !declared.has(head));
  if (heads.length > 0 && strange === undefined) return heads;
  return { unsafe: `${path} uses ${strange ?? 'names'} of ${target} in a way that no import replaces` };
}

export function topSymbols(facts: FileFacts | undefined): readonly SymbolFact[] {
  return (facts?.symbols ?? []).filter(({ container }) => container === undefined);
}

/**
 * Why a file could not reach into another from outside of its package: it says a name that only the package may say.
 * By name alone, and so generous: a name that means something else costs a suggestion, a missed one would cost a compiling program.
 */
export async function closedName(parts: MoveParts, target: string): Promise<string | undefined> {
  const user = parts;
  const words = new Set(user.text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  for (const path of await packageAncestors(parts, target)) {
    if (path === user.path) continue;
    const text = await parts.bench.read(path);
    const facts = parts.bench.model.facts.get(path);
    if (text === undefined || facts?.language !== 'java') continue;
    const closed = facts.symbols.find((symbol) => words.has(symbol.name) && isOfPackage(text, symbol, facts));
    if (closed !== undefined) return `${user.path} says ${closed.name}, which is not public in ${path}`;
  }
  return undefined;
}

/** The file, and files of its package whose types its own extend. */
async function packageAncestors(
  { bench }: Pick<MoveParts, 'bench'>,
  target: string,
): Promise<readonly string[]> {
  const found = new Set([target]);
  for (const path of found) {
    const bases = new Set(bench.model.facts.get(path)?.symbols.flatMap(({ bases: own = [] }) => own));
    for (const { target: to, names, rawIndex } of bench.model.imports.get(path) ?? []) {
      if (
        to.status === 'resolved' &&
        rawIndex === undefined &&
        names.some((name) => bases.has(name.split('.')[0]!))
      )
        found.add(to.path);
    }
  }
  return [...found];
}

/** Neither public nor private: open to the package alone, or to it and to subclasses. */
function isOfPackage(
  text: string,
  { start, name, exported, kind, container }: SymbolFact,
  facts: FileFacts,
): boolean {
  if (exported || (kind === 'constant' && container !== undefined)) return false;
  const head = text.slice(start, start + 400);
  const before = head.slice(0, Math.max(0, head.search(new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`))));
  if (/\b(?:public|private)\b/.test(before)) return false;
  return !facts.symbols.some((each) => each.name === container && each.kind === 'interface');
}

/** The place behind the last import, or behind the namespace where there is none, and the lines to put there. */
export function importLines(
  { bench, path, text }: MoveParts,
  rules: NamespaceRules,
  names: readonly string[],
): TextReplacement | undefined {
  if (names.length === 0) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [...names].sort().map((name) => `${rules.statement(name)}${eol}`);
  const before = firstDeclaration(bench.model.facts.get(path));
  const last = (bench.model.facts.get(path)?.imports ?? [])
    .filter(({ start }) => start < before && rules.isImport(lineAround(text, start)))
    .reduce((end, each) => Math.max(end, each.end), -1);
  if (last >= 0) {
    const at = nextLine(text, last);
    return { start: at, end: at, text: lines.join('') };
  }
  const declaration = rules.declaration.exec(text);
  if (declaration === null) return undefined;
  const at = nextLine(text, declaration.index + declaration[0].length);
  return { start: at, end: at, text: eol + lines.join('') };
}

function firstDeclaration(facts: FileFacts | undefined): number {
  return topSymbols(facts).reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
}

function lineAround(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}
