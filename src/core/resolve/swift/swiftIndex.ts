/** Everything that the Swift files of a workspace declare, module by module. */
import type { FileFacts, SymbolFact, SymbolKind } from '../../model/facts.ts';
import type { SwiftModule, SwiftModules } from './swiftModules.ts';

/** Who sees a declaration: its file alone, its module, or whoever imports the module. */
export type Reach = 'file' | 'module' | 'all';

export interface SwiftDeclaration {
  readonly path: string;
  /** With its outer types, dotted. */
  readonly qualifiedName: string;
  readonly reach: Reach;
}

type ByName = Map<string, SwiftDeclaration[]>;

interface ModuleContent {
  readonly types: ByName;
  /** Functions, constants and macros outside all types. */
  readonly globals: ByName;
  /** Members that extensions add, by name. */
  readonly extensions: ByName;
  /** Simple names of types inside others. */
  readonly inner: Set<string>;
  readonly files: string[];
  /** Names of the modules that it hands on (`@_exported import`). */
  readonly exports: Set<string>;
}

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'enum', 'interface', 'type']);

export class SwiftIndex {
  readonly modules: SwiftModules;
  /** Names that types inside their own braces give to members: no sign of an extension or of a global. */
  readonly members = new Set<string>();
  /** Qualified names of the types that a file declares or extends. */
  readonly scopes = new Map<string, readonly string[]>();
  readonly #content = new Map<SwiftModule, ModuleContent>();
  /** Types that may stand outside all others only because their file could not be read whole. */
  readonly #doubtful: { readonly content: ModuleContent; readonly declaration: SwiftDeclaration }[] = [];

  constructor(files: Iterable<FileFacts>, modules: SwiftModules) {
    this.modules = modules;
    for (const facts of files) this.#add(facts);
    for (const { content, declaration } of this.#doubtful) {
      const { qualifiedName } = declaration;
      if (!content.inner.has(qualifiedName)) append(content.types, qualifiedName, declaration);
    }
  }

  types(module: SwiftModule, qualifiedName: string): readonly SwiftDeclaration[] {
    return this.#content.get(module)?.types.get(qualifiedName) ?? [];
  }

  globals(module: SwiftModule, name: string): readonly SwiftDeclaration[] {
    return this.#content.get(module)?.globals.get(name) ?? [];
  }

  extensions(module: SwiftModule, name: string): readonly SwiftDeclaration[] {
    return this.#content.get(module)?.extensions.get(name) ?? [];
  }

  files(module: SwiftModule): readonly string[] {
    return this.#content.get(module)?.files ?? [];
  }

  /** The module and those it hands on, nearest first. */
  withExports(module: SwiftModule): readonly SwiftModule[] {
    const found = new Set([module]);
    for (const each of found) {
      for (const name of this.#content.get(each)?.exports ?? []) {
        const exported = this.modules.named(name, each.folder);
        if (exported !== undefined) found.add(exported);
      }
    }
    return [...found];
  }

  #add(facts: FileFacts): void {
    const content = this.#contentOf(this.modules.of(facts.path));
    content.files.push(facts.path);
    for (const { specifier, kind } of facts.imports)
      if (kind === 're-export') content.exports.add(specifier.split('.')[0]!);
    const broken = facts.problems.some(({ code }) => code === 'syntax-error');
    const scopes = new Set<string>();
    for (const entry of nested(facts.symbols)) {
      const declaration = { path: facts.path, qualifiedName: entry.qualifiedName, reach: entry.reach };
      if (entry.symbol.kind === 'module') scopes.add(entry.qualifiedName);
      else if (TYPES.has(entry.symbol.kind)) {
        scopes.add(entry.qualifiedName);
        this.#addType(content, declaration, broken);
      } else this.#addMember(content, declaration, entry);
    }
    this.scopes.set(facts.path, [...scopes]);
  }

  #addType(content: ModuleContent, declaration: SwiftDeclaration, doubtful: boolean): void {
    const { qualifiedName } = declaration;
    const dot = qualifiedName.lastIndexOf('.');
    if (dot >= 0) content.inner.add(qualifiedName.slice(dot + 1));
    if (dot < 0 && doubtful) this.#doubtful.push({ content, declaration });
    else append(content.types, qualifiedName, declaration);
  }

  #addMember(
    content: ModuleContent,
    declaration: SwiftDeclaration,
    { symbol, outer, extended }: Nested,
  ): void {
    if (outer === '') append(content.globals, symbol.name, declaration);
    else if (extended && symbol.exported) append(content.extensions, symbol.name, declaration);
    else this.members.add(symbol.name);
  }

  #contentOf(module: SwiftModule): ModuleContent {
    let content = this.#content.get(module);
    if (content === undefined) {
      const names = { types: new Map(), globals: new Map(), extensions: new Map() };
      content = { ...names, inner: new Set(), files: [], exports: new Set() };
      this.#content.set(module, content);
    }
    return content;
  }
}

interface Nested {
  readonly symbol: SymbolFact;
  readonly qualifiedName: string;
  /** Qualified name of the type around it, `''` outside. */
  readonly outer: string;
  /** The type around it is being extended there. */
  readonly extended: boolean;
  readonly reach: Reach;
}

interface Open {
  readonly end: number;
  /** Qualified name of a type; undefined for what is no type: everything inside is local. */
  readonly name: string | undefined;
  readonly extension: SymbolFact | undefined;
}

/** Symbols with the types around them; those inside functions and accessors are left out. */
export function nested(symbols: readonly SymbolFact[]): readonly Nested[] {
  const open: Open[] = [];
  const found: Nested[] = [];
  for (const symbol of symbols) {
    while (open.length > 0 && open.at(-1)!.end <= symbol.start) open.pop();
    const around = open.at(-1);
    const outer = around?.name ?? '';
    const qualifiedName = outer === '' ? symbol.name : `${outer}.${symbol.name}`;
    const local = around !== undefined && around.name === undefined;
    const extension = around?.extension;
    if (!local)
      found.push({
        symbol,
        qualifiedName,
        outer,
        extended: extension !== undefined,
        reach: reachOf(symbol, extension),
      });
    const opens = TYPES.has(symbol.kind) || symbol.kind === 'module';
    open.push({
      end: symbol.end,
      name: local || !opens ? undefined : qualifiedName,
      extension: symbol.kind === 'module' ? symbol : undefined,
    });
  }
  return found;
}

/** What a public extension holds is public without saying so. */
function reachOf(symbol: SymbolFact, extension: SymbolFact | undefined): Reach {
  if (!symbol.exported) return 'file';
  return symbol.published || extension?.published ? 'all' : 'module';
}

function append(map: ByName, key: string, value: SwiftDeclaration): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
