/** The types that a file declares, nested ones in their outer types, read from its symbols. */
import type { FileFacts, SymbolFact, SymbolKind } from '../model/facts.ts';

export interface TypeDeclaration {
  readonly name: string;
  readonly path: string;
  /** Package or namespace, `''` for the unnamed one. */
  readonly scope: string;
  /** With scope and outer types, dotted. */
  readonly qualifiedName: string;
  readonly outer: TypeDeclaration | undefined;
  readonly nested: ReadonlyMap<string, TypeDeclaration>;
  /** Supertypes as written. */
  readonly bases: readonly string[];
  /** Number of type parameters where the language tells types apart by it, else 0. */
  readonly arity: number;
}

export interface Declarations {
  /** In the order of the file, nested types after their outer type; types local to a function are left out. */
  readonly types: readonly TypeDeclaration[];
  /** Functions, properties and the like outside every type, with their package or namespace. */
  readonly members: readonly { readonly scope: string; readonly symbol: SymbolFact }[];
}

const TYPE_KINDS: ReadonlySet<SymbolKind> = new Set([
  'class',
  'interface',
  'struct',
  'enum',
  'trait',
  'type',
]);

interface Open {
  readonly end: number;
  /** Undefined for what is no type: everything inside is local. */
  readonly type?: MutableType;
  readonly namespace?: string;
}

type MutableType = TypeDeclaration & { readonly nested: Map<string, TypeDeclaration> };

/** @param scope package of the file; namespaces among the symbols (kind `module` with a span) are added to it. */
export function declarationsOf(facts: FileFacts, scope: string): Declarations {
  const types: TypeDeclaration[] = [];
  const members: { scope: string; symbol: SymbolFact }[] = [];
  const open: Open[] = [];
  for (const symbol of facts.symbols) {
    while (open.length > 0 && open.at(-1)!.end <= symbol.start) open.pop();
    const around = open.at(-1);
    const within = enclosingScope(open, scope);
    const local = around !== undefined && around.type === undefined && around.namespace === undefined;
    if (symbol.kind === 'module') {
      open.push({ end: symbol.end, namespace: joinName(within, symbol.name) });
    } else if (!TYPE_KINDS.has(symbol.kind) || local) {
      if (around === undefined || around.namespace !== undefined) members.push({ scope: within, symbol });
      open.push({ end: symbol.end });
    } else {
      const type = declare(facts.path, symbol, within, around?.type);
      types.push(type);
      open.push({ end: symbol.end, type });
    }
  }
  return { types, members };
}

function enclosingScope(open: readonly Open[], scope: string): string {
  const around = open.at(-1);
  return around?.namespace ?? around?.type?.scope ?? scope;
}

function declare(
  path: string,
  symbol: SymbolFact,
  scope: string,
  outer: MutableType | undefined,
): MutableType {
  const type: MutableType = {
    name: symbol.name,
    path,
    scope,
    qualifiedName: joinName(outer?.qualifiedName ?? scope, symbol.name),
    outer,
    nested: new Map(),
    bases: symbol.bases ?? [],
    arity: symbol.arity ?? 0,
  };
  if (outer !== undefined && !outer.nested.has(symbol.name)) outer.nested.set(symbol.name, type);
  return type;
}

export function joinName(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}
