/** Declarations of one file: what each is called, how it is declared, and what is said of it. */
import { saidOfDeclaration } from '../answers/docs.ts';
import type { FileFacts, SymbolFact } from '../model/facts.ts';
import type { KnownRecord } from '../model/record.ts';
import { isType } from '../places/mainSymbol.ts';

/** Files that declare more were written by a machine. */
const MOST_OF_A_FILE = 1500;
const MOST_SIGNATURE = 240;
const SIGNATURE_LINES = 8;
/** Of what no other file sees. */
const LOCAL = 0.8;

/** @param text of the file as it was parsed. */
export function symbolRecords(facts: FileFacts, text: string, module: string): readonly KnownRecord[] {
  const { path, language } = facts;
  const lines = text.split('\n');
  const seen = new Map<string, number>();
  return facts.symbols
    .filter(isWorthFinding)
    .slice(0, MOST_OF_A_FILE)
    .map((symbol) => {
      const title = symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
      const before = seen.get(title) ?? 0;
      seen.set(title, before + 1);
      const said = saidOfDeclaration(lines, symbol.startLine, path)?.text;
      const signature = signatureOf(lines, symbol);
      return {
        id: `${path}#${title}${before === 0 ? '' : `#${before + 1}`}`,
        what: symbol.kind,
        title,
        text: [signature, said].filter((each) => each !== undefined && each !== '').join('\n'),
        path,
        startLine: symbol.startLine,
        endLine: symbol.endLine,
        module,
        language,
        weight: symbol.exported ? 1 : LOCAL,
      };
    });
}

/** What others can use, and every function; fields are too many to help. */
function isWorthFinding(symbol: SymbolFact): boolean {
  if (isType(symbol)) return true;
  switch (symbol.kind) {
    case 'function':
    case 'method':
    case 'macro':
    case 'module':
      return true;
    case 'constant':
    case 'variable':
      return symbol.exported && symbol.container === undefined;
    default:
      return false;
  }
}

/** From the line of the declaration to where its body opens, on one line. */
function signatureOf(lines: readonly string[], { startLine, endLine, name }: SymbolFact): string {
  const last = Math.min(endLine, startLine + SIGNATURE_LINES, lines.length);
  let first = startLine;
  // Attributes and annotations stand above the name.
  while (first < last && !lines[first - 1]!.includes(name)) first += 1;
  const taken: string[] = [];
  for (let line = first; line <= last; line++) {
    const text = lines[line - 1]!.trim();
    taken.push(text);
    if (/[{;]\s*$|=>|[^:]:\s*$|\bend\s*$/.test(text)) break;
  }
  const signature = taken.join(' ').replace(/\s*\{\s*$/, '');
  return signature.length <= MOST_SIGNATURE ? signature : `${signature.slice(0, MOST_SIGNATURE - 1)}…`;
}
