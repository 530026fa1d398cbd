/** Everything that Java and Kotlin files of a workspace declare, by qualified name. */
import { basename } from '../../../base/paths.ts';
import type { FileFacts, SymbolFact } from '../../model/facts.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { declarationsOf, joinName, type TypeDeclaration } from '../typeDeclarations.ts';

/** A function or property outside any type (Kotlin). */
export interface TopLevelMember {
  readonly path: string;
  /** Simple name of the type it extends, if any. */
  readonly receiver: string | undefined;
}

export interface JvmIndex {
  readonly types: ReadonlyMap<string, readonly TypeDeclaration[]>;
  readonly members: ReadonlyMap<string, readonly TopLevelMember[]>;
  readonly typesByFile: ReadonlyMap<string, readonly TypeDeclaration[]>;
  /** Names of the members of types, by file and in all. */
  readonly memberNames: ReadonlyMap<string, ReadonlySet<string>>;
  readonly allMemberNames: ReadonlySet<string>;
  /** Packages with a file in them; true when production code is among it. */
  readonly packages: ReadonlyMap<string, boolean>;
  /** Paths of `module-info.java` files by module name. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  readonly types: Map<string, TypeDeclaration[]>;
  readonly members: Map<string, TopLevelMember[]>;
  readonly typesByFile: Map<string, readonly TypeDeclaration[]>;
  readonly memberNames: Map<string, ReadonlySet<string>>;
  readonly allMemberNames: Set<string>;
  readonly packages: Map<string, boolean>;
  readonly modules: Map<string, string[]>;
}

export function indexJvm(files: Iterable<FileFacts>): JvmIndex {
  const draft: Draft = {
    types: new Map(),
    members: new Map(),
    typesByFile: new Map(),
    memberNames: new Map(),
    allMemberNames: new Set(),
    packages: new Map(),
    modules: new Map(),
  };
  for (const facts of files) addFile(draft, facts);
  return draft;
}

export function packageOf(facts: FileFacts): string {
  return facts.packages[0]?.replace(/\s|`/g, '') ?? '';
}

/** `module-info.java` names a module, not a package. */
export function isModuleInfo(path: string): boolean {
  return basename(path) === 'module-info.java';
}

function addFile(draft: Draft, facts: FileFacts): void {
  const scope = packageOf(facts);
  if (isModuleInfo(facts.path)) {
    addTo(draft.modules, scope, facts.path);
    return;
  }
  draft.packages.set(scope, (draft.packages.get(scope) ?? false) || !isTestPath(facts.path));
  const facades = facts.symbols.filter((symbol) => symbol.kind === 'module');
  const { types, members } = declarationsOf(
    { ...facts, symbols: facts.symbols.filter((symbol) => symbol.kind !== 'module').map(unquoted) },
    scope,
  );
  draft.typesByFile.set(facts.path, types);
  // What a script declares is its own: others know it by its file's name at most.
  if (facts.path.endsWith('.kts')) return;
  addMemberNames(draft, facts);
  for (const type of types) addTo(draft.types, type.qualifiedName, type);
  if (facts.language !== 'kotlin') return;
  for (const { symbol } of members) {
    const receiver = symbol.bases?.[0];
    addTo(draft.members, joinName(scope, symbol.name), { path: facts.path, receiver });
  }
  if (members.length > 0) addFacade(draft, facts.path, scope, facades[0]?.name ?? `${stem(facts.path)}Kt`);
}

/** Kotlin quotes unusual names in backticks. */
function unquoted(symbol: SymbolFact): SymbolFact {
  return symbol.name.startsWith('`') ? { ...symbol, name: symbol.name.slice(1, -1) } : symbol;
}

function addMemberNames(draft: Draft, facts: FileFacts): void {
  const names = facts.symbols.filter((each) => each.container !== undefined && each.bases === undefined);
  draft.memberNames.set(facts.path, new Set(names.map(({ name }) => name)));
  for (const { name } of names) draft.allMemberNames.add(name);
}

/** Java sees a Kotlin file's functions as static methods of a class named for the file. */
function addFacade(draft: Draft, path: string, scope: string, name: string): void {
  const qualifiedName = joinName(scope, name);
  const type = { name, path, scope, qualifiedName, outer: undefined, nested: new Map(), bases: [], arity: 0 };
  addTo(draft.types, qualifiedName, type);
}

function stem(path: string): string {
  const name = basename(path).replace(/\.kts?$/, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
