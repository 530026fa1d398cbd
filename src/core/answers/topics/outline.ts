/** The outline of a file: all that it imports and declares, and bodies that say that they are yet to be written. */
import type { FileFacts, SymbolFact } from '../../model/facts.ts';
import type { LanguageId } from '../../model/language.ts';

/** What a body says until it is written; none where a language has no usual way. */
const UNWRITTEN: Readonly<Partial<Record<LanguageId, string>>> = {
  typescript: "throw new Error('Not written yet');",
  tsx: "throw new Error('Not written yet');",
  javascript: "throw new Error('Not written yet');",
  jsx: "throw new Error('Not written yet');",
  python: 'raise NotImplementedError',
  java: 'throw new UnsupportedOperationException("Not written yet");',
  go: 'panic("not written yet")',
  rust: 'todo!()',
  csharp: 'throw new NotImplementedException();',
  php: "throw new \\LogicException('Not written yet');",
  ruby: 'raise NotImplementedError',
  kotlin: 'TODO("Not written yet")',
  swift: 'fatalError("Not written yet")',
};

interface Body {
  /** 0-based: the first line of it, and the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** The example with every body of some lines replaced, so that what stands round them stays as valid as it was. */
export function outlineOf(
  text: string,
  { symbols, language }: Pick<FileFacts, 'symbols' | 'language'>,
): string {
  const lines = text.split('\n');
  const unwritten = UNWRITTEN[language];
  if (unwritten === undefined) return text;
  const bodies = outermost(symbols.flatMap((symbol) => bodyOf(symbol, lines, language) ?? []));
  const starts = new Map(bodies.map((body) => [body.from, body]));
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const body = starts.get(at);
    if (body === undefined) kept.push(lines[at]!);
    else kept.push(`${indentOf(lines.slice(body.from, body.to))}${unwritten}`);
    at = body === undefined ? at + 1 : body.to;
  }
  return kept.join('\n');
}

/** Undefined for what has none, or where it cannot be told from the rest for certain. */
function bodyOf(
  { kind, startLine, endLine }: SymbolFact,
  lines: readonly string[],
  language: LanguageId,
): Body | undefined {
  const head = headOf(lines.slice(startLine - 1, endLine), language);
  if (head === undefined) return undefined;
  const own =
    /function|method/.test(kind) || /(=>|\bfunction\b.*) \{\s*$/.test(lines[startLine - 2 + head] ?? '');
  const from = startLine - 1 + head;
  const open = language === 'python';
  const closing = language === 'ruby' ? /^\s*end\b/ : /^\s*\}/;
  if (!own || (!open && !closing.test(lines[endLine - 1] ?? ''))) return undefined;
  const to = open ? endLine : endLine - 1;
  return to > from ? { from, to } : undefined;
}

/** Number of lines up to where the body begins: the first that opens it outside of all parentheses. */
function headOf(lines: readonly string[], language: LanguageId): number | undefined {
  let depth = 0;
  for (const [at, line] of lines.entries()) {
    for (const char of line) depth += '(['.includes(char) ? 1 : ')]'.includes(char) ? -1 : 0;
    if (depth === 0 && opens(language).test(line)) return at + 1;
  }
  return undefined;
}

function opens(language: LanguageId): RegExp {
  if (language === 'python') return /:\s*(#.*)?$/;
  return language === 'ruby' ? /^\s*def\b/ : /\{\s*$/;
}

/** What lies within another goes with it. */
function outermost(bodies: readonly Body[]): readonly Body[] {
  return bodies.filter(
    (body) =>
      !bodies.some(
        (each) =>
          each !== body &&
          each.from <= body.from &&
          each.to >= body.to &&
          each.to - each.from > body.to - body.from,
      ),
  );
}

/** Of the first line that says something. */
function indentOf(lines: readonly string[]): string {
  return /^\s*/.exec(lines.find((line) => line.trim() !== '') ?? '')![0];
}
