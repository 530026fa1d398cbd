/** Everything that the C# files of a workspace declare, and who sees it. */
import type { FileFacts } from '../../model/facts.ts';
import { nearest } from '../nearest.ts';
import { declarationsOf, type TypeDeclaration } from '../typeDeclarations.ts';
import type { CsharpProjects } from './csharpProjects.ts';

export interface ExtensionMethod {
  readonly path: string;
  /** Namespace of the class that holds it. */
  readonly scope: string;
}

export class CsharpIndex {
  readonly projects: CsharpProjects;
  /** Parts of a partial type stand side by side. */
  readonly types = new Map<string, TypeDeclaration[]>();
  readonly typesByFile = new Map<string, readonly TypeDeclaration[]>();
  /** Files by the namespaces they declare and those around them. */
  readonly namespaces = new Map<string, string[]>();
  readonly extensions = new Map<string, ExtensionMethod[]>();
  /** Names of ordinary methods: a call by such a name says nothing about an extension. */
  readonly methods = new Set<string>();
  readonly membersByFile = new Map<string, ReadonlySet<string>>();
  /** `global using` lines, with the file that holds them. */
  readonly globalUsings: { readonly path: string; readonly at: number }[] = [];

  constructor(files: Iterable<FileFacts>, projects: CsharpProjects) {
    this.projects = projects;
    for (const facts of files) this.#add(facts);
  }

  /** Whether code in `from` can name what `path` declares. */
  sees(from: string, path: string): boolean {
    const mine = this.projects.of(from);
    const theirs = this.projects.of(path);
    if (mine.length === 0 || theirs.length === 0) return true;
    return mine.some(({ visible }) => theirs.some((project) => visible.has(project.path)));
  }

  /** Declarations of a type that `from` sees: all parts in its own project, else in the nearest other. */
  visibleTypes(qualifiedName: string, from: string, arity?: number): readonly TypeDeclaration[] {
    const declared = this.types.get(qualifiedName);
    if (declared === undefined) return [];
    const seen = declared.filter(({ path }) => this.sees(from, path));
    const fitting = arity === undefined ? seen : seen.filter((type) => type.arity === arity);
    return this.#oneProject(fitting.length > 0 ? fitting : seen, from);
  }

  seesNamespace(name: string, from: string): boolean {
    return (this.namespaces.get(name) ?? []).some((path) => this.sees(from, path));
  }

  #oneProject(types: readonly TypeDeclaration[], from: string): readonly TypeDeclaration[] {
    if (types.length < 2) return types;
    const mine = new Set(this.projects.of(from));
    const own = types.filter(({ path }) => this.projects.of(path).some((project) => mine.has(project)));
    if (own.length > 0) return writtenByHand(own);
    const home = this.projects.of(nearest(types, from)[0]!.path)[0];
    const sameHome = types.filter(({ path }) => this.projects.of(path)[0] === home);
    return writtenByHand(sameHome);
  }

  #add(facts: FileFacts): void {
    const { types } = declarationsOf(facts, fileNamespace(facts));
    this.typesByFile.set(facts.path, types);
    for (const type of types) addTo(this.types, type.qualifiedName, type);
    for (const scope of new Set(types.map((type) => type.scope))) this.#addNamespace(scope, facts.path);
    this.#addMembers(facts, types);
    facts.imports.forEach((line, at) => {
      if (line.flavour?.startsWith('global')) this.globalUsings.push({ path: facts.path, at });
    });
  }

  #addNamespace(scope: string, path: string): void {
    const parts = scope === '' ? [] : scope.split('.');
    for (let length = parts.length; length > 0; length--)
      addTo(this.namespaces, parts.slice(0, length).join('.'), path);
  }

  #addMembers(facts: FileFacts, types: readonly TypeDeclaration[]): void {
    const names = new Set<string>();
    const scopes = new Map(types.map((type) => [type.name, type.scope]));
    for (const { name, kind, container, bases } of facts.symbols) {
      if (container === undefined) continue;
      names.add(name);
      if (kind !== 'method') continue;
      if (bases === undefined) this.methods.add(name);
      else addTo(this.extensions, name, { path: facts.path, scope: scopes.get(container) ?? '' });
    }
    this.membersByFile.set(facts.path, names);
  }
}

/** The file-scoped namespace; files that use blocks have theirs among the symbols. */
export function fileNamespace(facts: FileFacts): string {
  const blocks = facts.symbols.some(({ kind }) => kind === 'module');
  return blocks ? '' : (facts.packages[0] ?? '');
}

/** Parts that tools write add nothing for a reader when a person's part is there. */
function writtenByHand(types: readonly TypeDeclaration[]): readonly TypeDeclaration[] {
  const written = types.filter(({ path }) => !/\.(?:g|g\.i|generated|designer)\.cs$/i.test(path));
  return written.length > 0 ? written : types;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
