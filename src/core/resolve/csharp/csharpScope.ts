/** Looks names up as C# does (language specification, "Namespace and type names"), with a whole file as one scope. */
import type { FileFacts, RawImport } from '../../model/facts.ts';
import { joinName, type TypeDeclaration } from '../typeDeclarations.ts';
import { nameParts, typeArity } from '../typeNames.ts';
import type { CsharpIndex } from './csharpIndex.ts';

/** A using directive in force in a file. */
export interface UsingLine {
  readonly form: 'namespace' | 'static' | 'alias';
  readonly parts: readonly string[];
  readonly alias: string | undefined;
  /** Position among the file's own imports; undefined when it comes from elsewhere in the project. */
  readonly index: number | undefined;
}

export interface FoundTypes {
  /** All parts of one type. */
  readonly types: readonly TypeDeclaration[];
  readonly via: number | undefined;
}

/** What a file's scope is looked up in. */
export interface CsharpSurroundings {
  readonly index: CsharpIndex;
  /** The file's own usings in their order, then those of its projects. */
  readonly usings: readonly UsingLine[];
  readonly scopeOf: (path: string) => CsharpScope | undefined;
}

/** Longer chains of supertypes are a mistake or an attack. */
const MAX_SUPERTYPES = 200;

export class CsharpScope {
  readonly path: string;
  /** The file's namespaces and those around them, innermost first, the global one last. */
  readonly namespaces: readonly string[];
  readonly usings: readonly UsingLine[];
  readonly #index: CsharpIndex;
  readonly #scopeOf: (path: string) => CsharpScope | undefined;
  readonly #own: readonly TypeDeclaration[];
  readonly #openedBy = new Map<UsingLine, readonly string[]>();
  #ancestors: readonly TypeDeclaration[] | undefined;

  constructor(facts: FileFacts, { index, usings, scopeOf }: CsharpSurroundings) {
    this.path = facts.path;
    this.usings = usings;
    this.#index = index;
    this.#scopeOf = scopeOf;
    this.#own = index.typesByFile.get(facts.path) ?? [];
    this.namespaces = enclosing([...this.#own.map(({ scope }) => scope), ...facts.packages]);
  }

  /** @param written a type's name, with or without arguments. */
  find(written: string): FoundTypes | undefined {
    const rooted = written.startsWith('global::');
    const parts = nameParts(rooted ? written.slice('global::'.length) : written.replace('::', '.'));
    if (parts.length === 0) return undefined;
    const arity = typeArity(written);
    if (rooted) return this.#qualified('', parts, arity);
    const alone = parts.length === 1 ? arity : 0;
    const first = this.#simple(parts[0]!, alone);
    if (first !== undefined) return this.#walk(first, parts);
    for (const namespace of parts.length > 1 ? this.namespaces : []) {
      const found = this.#qualified(namespace, parts, arity);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a member of the file's own types, or one they inherit, has this name: in an expression it comes before types. */
  hasMember(name: string): boolean {
    if (this.#index.membersByFile.get(this.path)?.has(name)) return true;
    return this.ancestors().some(({ path }) => this.#index.membersByFile.get(path)?.has(name));
  }

  /** Supertypes of the file's types that the workspace declares, and the parts of these types in other files. */
  ancestors(): readonly TypeDeclaration[] {
    if (this.#ancestors !== undefined) return this.#ancestors;
    // A base looked up through the bases themselves would not end.
    this.#ancestors = [];
    const found = new Set<TypeDeclaration>();
    for (const type of this.#own) {
      for (const part of this.#index.visibleTypes(type.qualifiedName, this.path, type.arity)) {
        if (part.path !== this.path) found.add(part);
      }
      this.#addBases(type, found);
    }
    for (const type of found) if (found.size < MAX_SUPERTYPES) this.#addBases(type, found);
    this.#ancestors = [...found];
    return this.#ancestors;
  }

  /** The using by which a namespace is open to the file; `via` is undefined for the namespaces around the file itself. */
  opens(namespace: string): { readonly via: number | undefined } | undefined {
    if (this.namespaces.includes(namespace)) return { via: undefined };
    for (const line of this.usings) {
      if (line.form === 'namespace' && this.#opened(line).includes(namespace)) return { via: line.index };
    }
    return undefined;
  }

  /** The type that a `using static` or an alias names. */
  target(line: UsingLine): readonly TypeDeclaration[] {
    return this.#qualifiedAnywhere(line.parts)?.types ?? [];
  }

  #addBases(type: TypeDeclaration, found: Set<TypeDeclaration>): void {
    const scope = type.path === this.path ? this : this.#scopeOf(type.path);
    for (const base of type.bases) for (const each of scope?.find(base)?.types ?? []) found.add(each);
  }

  #simple(name: string, arity: number): FoundTypes | undefined {
    const own = this.#own.filter((type) => type.name === name && type.outer !== undefined);
    if (own.length > 0) return { types: own, via: undefined };
    return (
      this.#inherited(name) ??
      this.#aliased(name) ??
      this.#inNamespaces(name, arity) ??
      this.#used(name, arity)
    );
  }

  #inherited(name: string): FoundTypes | undefined {
    for (const ancestor of this.ancestors()) {
      const nested = ancestor.nested.get(name);
      if (nested !== undefined) return { types: [nested], via: undefined };
    }
    return undefined;
  }

  #aliased(name: string): FoundTypes | undefined {
    const line = this.usings.find((each) => each.alias === name);
    const types = line === undefined ? [] : this.target(line);
    return types.length === 0 ? undefined : { types, via: line!.index };
  }

  #inNamespaces(name: string, arity: number): FoundTypes | undefined {
    for (const namespace of this.namespaces) {
      const types = this.#types(namespace, name, arity);
      if (types.length > 0) return { types, via: undefined };
    }
    return undefined;
  }

  #used(name: string, arity: number): FoundTypes | undefined {
    for (const line of this.usings) {
      const types = this.#throughUsing(line, name, arity);
      if (types.length > 0) return { types, via: line.index };
    }
    return undefined;
  }

  #throughUsing(line: UsingLine, name: string, arity: number): readonly TypeDeclaration[] {
    if (line.form === 'alias') return [];
    if (line.form === 'static') return this.target(line).flatMap((type) => type.nested.get(name) ?? []);
    for (const namespace of this.#opened(line)) {
      const types = this.#types(namespace, name, arity);
      if (types.length > 0) return types;
    }
    return [];
  }

  /** The workspace's namespaces that a using may mean; none for those of libraries. */
  #opened(line: UsingLine): readonly string[] {
    let namespaces = this.#openedBy.get(line);
    if (namespaces === undefined) {
      const written = line.parts.join('.');
      const meant = ['', ...this.namespaces].map((around) => joinName(around, written));
      namespaces = [...new Set(meant)].filter((each) => this.#index.namespaces.has(each));
      this.#openedBy.set(line, namespaces);
    }
    return namespaces;
  }

  #types(namespace: string, name: string, arity: number): readonly TypeDeclaration[] {
    return this.#index.visibleTypes(joinName(namespace, name), this.path, arity);
  }

  #qualifiedAnywhere(parts: readonly string[]): FoundTypes | undefined {
    for (const namespace of ['', ...this.namespaces]) {
      const found = this.#qualified(namespace, parts, 0);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The shortest prefix that names a type; what follows are its nested types and members. */
  #qualified(namespace: string, parts: readonly string[], arity: number): FoundTypes | undefined {
    for (let length = 1; length <= parts.length; length++) {
      const name = joinName(namespace, parts.slice(0, length).join('.'));
      const types = this.#index.visibleTypes(name, this.path, length === parts.length ? arity : 0);
      if (types.length > 0) return this.#walk({ types, via: undefined }, parts.slice(length - 1));
    }
    return undefined;
  }

  #walk(first: FoundTypes, parts: readonly string[]): FoundTypes {
    let { types } = first;
    for (const part of parts.slice(1)) {
      const nested = types.flatMap((type) => type.nested.get(part) ?? []);
      if (nested.length === 0) break;
      types = nested;
    }
    return { types, via: first.via };
  }
}

/** The namespaces and all that lie around them, longest first, without repeats; the global one ends the list. */
function enclosing(scopes: readonly string[]): readonly string[] {
  const all = new Set<string>(['']);
  for (const scope of scopes) {
    const parts = scope === '' ? [] : scope.split('.');
    for (let length = parts.length; length > 0; length--) all.add(parts.slice(0, length).join('.'));
  }
  return [...all].sort((a, b) => b.split('.').length - a.split('.').length || b.length - a.length);
}

export function readUsing(raw: RawImport, index: number | undefined): UsingLine {
  const flavour = raw.flavour ?? '';
  const parts = nameParts(raw.specifier.replace(/^global::/, '').replace('::', '.'));
  if (flavour.endsWith('alias')) return { form: 'alias', parts, alias: raw.names[0], index };
  return { form: flavour.endsWith('static') ? 'static' : 'namespace', parts, alias: undefined, index };
}
