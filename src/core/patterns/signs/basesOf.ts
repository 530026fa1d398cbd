/** Supertypes of a declaration: from the facts where they are there, else from the text of its head. */
import type { SymbolFact } from '../../model/facts.ts';
import type { Source } from './source.ts';

const MOST_OF_A_HEAD = 600;
const NONE: readonly string[] = [];

/** As written: `Repository<Order>`, `ns\Model`. */
export function basesOf({ ecosystem, text }: Source, symbol: SymbolFact): readonly string[] {
  if (symbol.bases !== undefined) return symbol.bases;
  if (symbol.kind !== 'class' && symbol.kind !== 'interface') return NONE;
  const head = text.slice(symbol.start, symbol.start + MOST_OF_A_HEAD);
  switch (ecosystem) {
    case 'python':
      return listed(/^[^(:\n]{0,200}\(([^)]{0,400})\)/.exec(head)?.[1]);
    case 'ruby':
      return listed(/^[^\n<]{0,200}<[ \t]*([\w:]{1,200})/.exec(head)?.[1]);
    case 'script':
    case 'php': {
      const declared = head.slice(0, opening(head));
      return [
        ...listed(/\bextends\s+([^{]{1,300}?)(?=\bimplements\b|$)/.exec(declared)?.[1]),
        ...listed(/\bimplements\s+([^{]{1,300})/.exec(declared)?.[1]),
      ];
    }
    default:
      return NONE;
  }
}

function opening(head: string): number {
  const at = head.indexOf('{');
  return at === -1 ? head.length : at;
}

/** At commas that stand in no brackets. */
function listed(text: string | undefined): readonly string[] {
  if (text === undefined) return NONE;
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if ('<([{'.includes(sign)) depth++;
    else if ('>)]}'.includes(sign)) depth--;
    else if (sign === ',' && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}
