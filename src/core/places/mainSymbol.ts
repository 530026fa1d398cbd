/** The symbol that a file is about: what the file is named after, else the first type that others see, else the first of all. */
import type { SymbolFact, SymbolKind } from '../model/facts.ts';

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'struct', 'enum', 'trait', 'type']);

export function isType({ kind }: SymbolFact): boolean {
  return TYPES.has(kind);
}

export function mainSymbol(path: string, symbols: readonly SymbolFact[]): SymbolFact | undefined {
  const outer = symbols.filter(({ container }) => container === undefined);
  const seen = outer.filter(({ exported }) => exported);
  const stem = bare(path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, ''));
  return seen.find(({ name }) => bare(name) === stem) ?? seen.find(isType) ?? seen[0] ?? outer[0];
}

/** `order.service`, `order_service` and `OrderService` are one name. */
function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
