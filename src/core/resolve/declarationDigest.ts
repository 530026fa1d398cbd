/** What other files can see of a file that declares types: equal digests resolve alike elsewhere. */
import type { FileFacts, SymbolKind } from '../model/facts.ts';

/** Members are reached through their type; only outside of one do they have a name of their own. */
const LOCAL: ReadonlySet<SymbolKind> = new Set(['method', 'property', 'constant', 'function', 'variable']);

/** @returns text to compare, not to show. */
export function declarationDigest(facts: FileFacts): string {
  const visible = facts.symbols.filter(({ kind, container }) => container === undefined || !LOCAL.has(kind));
  const symbols = visible.map(({ name, kind, container, bases }) => [name, kind, container, bases]);
  return JSON.stringify([facts.packages, symbols, facts.imports.map(importDigest)]);
}

/** Imports decide what a supertype's name means, and so which nested types are inherited. */
function importDigest({ specifier, names, flavour }: FileFacts['imports'][number]): readonly unknown[] {
  return [specifier, names, flavour];
}
