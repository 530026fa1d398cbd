/**
 * Query matches in, file facts out. Knows capture names (grammars/README.md), no language.
 */
import type { ImportKind, NameReference, RawImport, SymbolFact, SymbolKind } from '../model/facts.ts';
import { containment, type Span } from './spans.ts';
import type { QueryMatch, SyntaxNode } from './syntax.ts';
import { isExported } from './visibility.ts';

export interface ExtractedFacts {
  readonly imports: readonly RawImport[];
  readonly symbols: readonly SymbolFact[];
  readonly references: readonly NameReference[];
  readonly packages: readonly string[];
}

/** Capture names that carry a meaning; a query with any other is refused by a test. */
export const KNOWN_CAPTURES: readonly string[] = [
  'import',
  'import.source',
  'import.name',
  'import.wildcard',
  'import.default',
  'package',
  'export.name',
  'symbol',
  'symbol.name',
  'symbol.visibility',
  'symbol.base',
  'symbol.parameters',
  'reference',
  'reference.member',
  'shadow',
  'shadow.scope',
  'scope.test',
  'scope.deferred',
  'scope.type',
  'scope.member',
];

type Captures = ReadonlyMap<string, readonly SyntaxNode[]>;

interface Sorted {
  readonly imports: { readonly captures: Captures; readonly set: Properties }[];
  readonly symbols: { readonly captures: Captures; readonly set: Properties }[];
  readonly references: { readonly node: SyntaxNode; readonly member: boolean }[];
  /** Where a name means something of the file's own, by name. */
  readonly shadows: Map<string, Span[]>;
  readonly packages: Set<string>;
  /** Names of the file's own that a statement apart from their declaration exports. */
  readonly exports: Set<string>;
  readonly scopes: Record<'test' | 'deferred' | 'type' | 'member', Span[]>;
}

type Properties = Readonly<Record<string, string | null>>;

/** @param visibility the rule of the grammar's manifest. */
export function extractFacts(matches: readonly QueryMatch[], visibility: string): ExtractedFacts {
  const sorted = sortMatches(matches);
  const inTest = containment(sorted.scopes.test);
  return {
    imports: importsOf(sorted, inTest),
    symbols: symbolsOf(sorted, visibility),
    references: referencesOf(sorted, inTest),
    packages: [...sorted.packages],
  };
}

function sortMatches(matches: readonly QueryMatch[]): Sorted {
  const sorted: Sorted = {
    imports: [],
    symbols: [],
    references: [],
    shadows: new Map(),
    packages: new Set(),
    exports: new Set(),
    scopes: { test: [], deferred: [], type: [], member: [] },
  };
  for (const match of matches) sortMatch(match, sorted);
  return sorted;
}

function sortMatch(match: QueryMatch, sorted: Sorted): void {
  const captures = new Map<string, SyntaxNode[]>();
  for (const { name, node } of match.captures) {
    if (name === 'reference') sorted.references.push({ node, member: false });
    else if (name === 'reference.member') sorted.references.push({ node, member: true });
    else if (name === 'package') sorted.packages.add(unquote(node).text);
    else if (name === 'export.name') sorted.exports.add(node.text);
    else if (name.startsWith('scope.')) {
      sorted.scopes[name.slice(6) as keyof Sorted['scopes']].push({
        start: node.startIndex,
        end: node.endIndex,
      });
    } else {
      const nodes = captures.get(name);
      if (nodes === undefined) captures.set(name, [node]);
      else nodes.push(node);
    }
  }
  const set = match.setProperties ?? {};
  if (captures.has('import')) sorted.imports.push({ captures, set });
  if (captures.has('symbol')) sorted.symbols.push({ captures, set });
  if (captures.has('shadow')) addShadows(captures, sorted.shadows);
}

function addShadows(captures: Captures, shadows: Map<string, Span[]>): void {
  const scope = captures.get('shadow.scope')?.[0];
  if (scope === undefined) return;
  for (const { text } of captures.get('shadow') ?? []) {
    const spans = shadows.get(text);
    const span = { start: scope.startIndex, end: scope.endIndex };
    if (spans === undefined) shadows.set(text, [span]);
    else spans.push(span);
  }
}

interface ImportDraft {
  specifier: string;
  kind: ImportKind;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly names: Set<string>;
  flavour: string | undefined;
}

/** Patterns that match the same specifier of the same statement are one import. */
function importsOf(sorted: Sorted, inTest: (offset: number) => boolean): RawImport[] {
  const drafts = new Map<number, ImportDraft>();
  for (const { captures, set } of sorted.imports) {
    const source = captures.get('import.source')?.[0];
    if (source === undefined) continue;
    const { text, start, end } = unquote(source);
    const draft = drafts.get(start) ?? {
      specifier: text,
      kind: 'static',
      line: source.startPosition.row + 1,
      start,
      end,
      names: new Set(),
      flavour: undefined,
    };
    drafts.set(start, draft);
    if (set['import.kind']) draft.kind = set['import.kind'] as ImportKind;
    if (set['import.flavour']) draft.flavour = set['import.flavour'];
    for (const name of captures.get('import.name') ?? []) draft.names.add(name.text);
    if (captures.has('import.wildcard')) draft.names.add('*');
    if (captures.has('import.default')) draft.names.add('default');
  }
  const inDeferred = containment(sorted.scopes.deferred);
  const inType = containment(sorted.scopes.type);
  return [...drafts.values()].map((draft) => ({
    specifier: draft.specifier,
    kind: scopedKind(draft, inDeferred, inType),
    line: draft.line,
    start: draft.start,
    end: draft.end,
    names: [...draft.names],
    ...(inTest(draft.start) ? { test: true } : {}),
    ...(draft.flavour === undefined ? {} : { flavour: draft.flavour }),
  }));
}

function scopedKind(
  draft: ImportDraft,
  inDeferred: (offset: number) => boolean,
  inType: (offset: number) => boolean,
): ImportKind {
  if (inType(draft.start)) return 'type';
  return draft.kind === 'static' && inDeferred(draft.start) ? 'deferred' : draft.kind;
}

function symbolsOf(sorted: Sorted, visibility: string): SymbolFact[] {
  const inMember = containment(sorted.scopes.member);
  const byName = new Map<number, SymbolFact>();
  const basesOf = new Map<number, string[]>();
  for (const { captures, set } of sorted.symbols) {
    const node = captures.get('symbol')?.[0];
    const nameNode = captures.get('symbol.name')?.[0];
    if (node === undefined || nameNode === undefined) continue;
    const previous = byName.get(nameNode.startIndex);
    const exported = exportedBy(set, visibility, nameNode.text, captures);
    const bases = basesOf.get(nameNode.startIndex) ?? [];
    basesOf.set(nameNode.startIndex, bases);
    for (const base of captures.get('symbol.base') ?? []) bases.push(base.text);
    byName.set(nameNode.startIndex, {
      name: nameNode.text,
      kind: previous?.kind ?? ((set['symbol.kind'] ?? 'variable') as SymbolKind),
      exported: exported || (previous?.exported ?? false),
      startLine: node.startPosition.row + 1,
      endLine: node.endPosition.row + 1,
      start: node.startIndex,
      end: node.endIndex,
      ...(set['symbol.abstract'] === 'true' || previous?.abstract ? { abstract: true } : {}),
      ...(set['symbol.published'] === 'true' || previous?.published ? { published: true } : {}),
      ...(bases.length > 0 ? { bases } : {}),
      ...arityOf(captures, previous),
    });
  }
  const symbols = [...byName.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  return withContainers(symbols, inMember).map((symbol) =>
    symbol.container === undefined && sorted.exports.has(symbol.name)
      ? { ...symbol, exported: true }
      : symbol,
  );
}

function arityOf(captures: Captures, previous: SymbolFact | undefined): { readonly arity?: number } {
  const list = captures.get('symbol.parameters')?.[0];
  const arity = list === undefined ? previous?.arity : list.text.split(',').length;
  return arity === undefined ? {} : { arity };
}

function exportedBy(set: Properties, visibility: string, name: string, captures: Captures): boolean {
  if (set['symbol.exported']) return set['symbol.exported'] === 'true';
  const modifiers = (captures.get('symbol.visibility') ?? []).map((node) => node.text).join(' ');
  return isExported(visibility, name, modifiers);
}

function withContainers(symbols: readonly SymbolFact[], inMember: (offset: number) => boolean): SymbolFact[] {
  const open: SymbolFact[] = [];
  return symbols.map((symbol) => {
    while (open.length > 0 && open.at(-1)!.end <= symbol.start) open.pop();
    const container = inMember(symbol.start) ? open.at(-1)?.name : undefined;
    open.push(symbol);
    return container === undefined ? symbol : { ...symbol, container };
  });
}

function referencesOf({ references, shadows }: Sorted, inTest: (offset: number) => boolean): NameReference[] {
  const first = new Map<string, NameReference>();
  const shadowed = new Map([...shadows].map(([name, spans]) => [name, containment(spans)]));
  for (const { node, member } of references) {
    const name = node.text;
    const head = /^[\w$]+/.exec(name)?.[0] ?? name;
    if (!member && shadowed.get(head)?.(node.startIndex)) continue;
    const test = inTest(node.startIndex);
    const key = member ? `.${name}` : name;
    const known = first.get(key);
    // A use outside test code makes the reference a production one.
    if (known === undefined || (known.test === true && !test)) {
      const line = node.startPosition.row + 1;
      first.set(key, { name, line, ...(member ? { member } : {}), ...(test ? { test: true } : {}) });
    }
  }
  return [...first.values()];
}

/** Text without the quotes or angle brackets round it, and the offsets of what is left. */
function unquote(node: SyntaxNode): { text: string; start: number; end: number } {
  const text = node.text;
  const quoted = text.length >= 2 && /^(?:".*"|'.*'|`.*`|<.*>)$/s.test(text);
  if (!quoted) return { text, start: node.startIndex, end: node.endIndex };
  return { text: text.slice(1, -1), start: node.startIndex + 1, end: node.endIndex - 1 };
}
