/**
 * Looks names up as the Java Language Specification (6.4, 6.5, 7.5) and the Kotlin specification (linked scopes) do:
 * own and inherited nested types, explicit imports, the package, wildcard imports.
 */
import type { FileFacts } from '../../model/facts.ts';
import { nearest } from '../nearest.ts';
import { joinName, type TypeDeclaration } from '../typeDeclarations.ts';
import { nameParts } from '../typeNames.ts';
import { type ImportLine, readImport } from './jvmImports.ts';
import { isModuleInfo, type JvmIndex, packageOf, type TopLevelMember } from './jvmIndex.ts';

/** A type found, and the import that made it visible, if one did. */
export interface FoundType {
  readonly type: TypeDeclaration;
  readonly via: number | undefined;
}

/** A Kotlin function or property found. */
export interface FoundMember {
  readonly members: readonly TopLevelMember[];
  readonly via: number | undefined;
}

/** Longer chains of supertypes are a mistake or an attack. */
const MAX_SUPERTYPES = 400;

export class JvmScopes {
  readonly #index: JvmIndex;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #scopes = new Map<string, JvmScope>();
  readonly #bases = new Map<TypeDeclaration, readonly TypeDeclaration[]>();
  readonly #ancestors = new Map<TypeDeclaration, readonly TypeDeclaration[]>();

  constructor(index: JvmIndex, facts: ReadonlyMap<string, FileFacts>) {
    this.#index = index;
    this.#facts = facts;
  }

  of(path: string): JvmScope | undefined {
    const known = this.#scopes.get(path);
    if (known !== undefined) return known;
    const facts = this.#facts.get(path);
    return facts === undefined ? undefined : this.add(facts);
  }

  /** A scope for these facts, whether or not they are the ones known for the path. */
  add(facts: FileFacts): JvmScope {
    const scope = new JvmScope(facts, this.#index, this);
    this.#scopes.set(facts.path, scope);
    return scope;
  }

  /** The nested type of this name, the type's own or inherited. */
  nestedType(type: TypeDeclaration, name: string): TypeDeclaration | undefined {
    const own = type.nested.get(name);
    if (own !== undefined) return own;
    for (const ancestor of this.ancestors(type)) {
      const inherited = ancestor.nested.get(name);
      if (inherited !== undefined) return inherited;
    }
    return undefined;
  }

  /** All supertypes that the workspace declares, nearest first. */
  ancestors(type: TypeDeclaration): readonly TypeDeclaration[] {
    const known = this.#ancestors.get(type);
    if (known !== undefined) return known;
    const found = new Set<TypeDeclaration>(this.#basesOf(type));
    for (const each of found) {
      if (found.size > MAX_SUPERTYPES) break;
      for (const base of this.#basesOf(each)) found.add(base);
    }
    found.delete(type);
    const ancestors = [...found];
    this.#ancestors.set(type, ancestors);
    return ancestors;
  }

  #basesOf(type: TypeDeclaration): readonly TypeDeclaration[] {
    const known = this.#bases.get(type);
    if (known !== undefined) return known;
    // A base looked up through its own type's supertypes would not end.
    this.#bases.set(type, []);
    const scope = this.of(type.path);
    const bases = type.bases.flatMap((base) => scope?.findBase(nameParts(base), type) ?? []);
    this.#bases.set(type, bases);
    return bases;
  }
}

export class JvmScope {
  readonly path: string;
  readonly imports: readonly ImportLine[];
  readonly packageName: string;
  readonly #index: JvmIndex;
  readonly #scopes: JvmScopes;
  readonly #explicit = new Map<string, ImportLine>();
  readonly #wildcards: readonly ImportLine[];
  readonly #own = new Map<string, TypeDeclaration>();
  readonly #ownTypes: readonly TypeDeclaration[];
  #inheritedTypes: ReadonlyMap<string, TypeDeclaration> | undefined;
  #inheritedFrom: readonly string[] | undefined;

  constructor(facts: FileFacts, index: JvmIndex, scopes: JvmScopes) {
    this.path = facts.path;
    this.packageName = isModuleInfo(facts.path) ? '' : packageOf(facts);
    this.imports = facts.imports.map(readImport);
    this.#index = index;
    this.#scopes = scopes;
    this.#wildcards = this.imports.filter((line) => line.local === '*');
    for (const line of this.imports) if (line.local !== '*') this.#explicit.set(line.local, line);
    this.#ownTypes = index.typesByFile.get(facts.path) ?? [];
    for (const type of this.#ownTypes) if (!this.#own.has(type.name)) this.#own.set(type.name, type);
  }

  /** The type that a simple or qualified name means here, with inherited nested types in view. */
  findType(parts: readonly string[]): FoundType | undefined {
    const head = parts[0];
    if (head === undefined) return undefined;
    const first = this.#simple(head) ?? this.#wildcardType(head);
    if (first !== undefined) return this.#walk(first, parts, 1);
    return parts.length > 1 ? this.#qualified(parts) : undefined;
  }

  /** The supertype that a name in the head of `type` means: nested types of its outer types are in view, its own are not. */
  findBase(parts: readonly string[], type: TypeDeclaration): readonly TypeDeclaration[] {
    const head = parts[0];
    if (head === undefined) return [];
    for (let outer = type.outer; outer !== undefined; outer = outer.outer) {
      const nested = this.#scopes.nestedType(outer, head);
      if (nested !== undefined && nested !== type) return this.#step(nested, parts);
    }
    const found = this.#imported(head) ?? this.#inPackage(head) ?? this.#wildcardType(head);
    if (found !== undefined) return this.#step(found.type, parts);
    const qualified = parts.length > 1 ? this.#qualified(parts) : undefined;
    return qualified === undefined ? [] : [qualified.type];
  }

  /** Kotlin: the functions or properties outside types that a name means here. */
  findMember(name: string): FoundMember | undefined {
    const line = this.#explicit.get(name);
    if (line !== undefined) {
      const members = this.#index.members.get(line.parts.join('.'));
      return members === undefined ? undefined : { members, via: line.index };
    }
    const inPackage = this.#index.members.get(joinName(this.packageName, name));
    if (inPackage !== undefined) return { members: inPackage, via: undefined };
    for (const { parts, index } of this.#wildcards) {
      const members = this.#index.members.get(joinName(parts.join('.'), name));
      if (members !== undefined) return { members, via: index };
    }
    return undefined;
  }

  /** Whether a supertype of the file's types has a member of this name: it comes before what stands outside types. */
  inheritsMember(name: string): boolean {
    this.#inheritedFrom ??= [...new Set([...this.#ancestors()].map(({ path }) => path))];
    return this.#inheritedFrom.some((path) => this.#index.memberNames.get(path)?.has(name));
  }

  /** A type by its full name; `used` parts of the name are the type, the rest its members. */
  named(parts: readonly string[]): { readonly type: TypeDeclaration; readonly used: number } | undefined {
    for (let used = 1; used <= parts.length; used++) {
      const types = this.#index.types.get(parts.slice(0, used).join('.'));
      if (types === undefined) continue;
      let type = nearest(types, this.path)[0]!;
      while (used < parts.length) {
        const nested = this.#scopes.nestedType(type, parts[used]!);
        if (nested === undefined) break;
        type = nested;
        used++;
      }
      return { type, used };
    }
    return undefined;
  }

  #step(type: TypeDeclaration, parts: readonly string[]): readonly TypeDeclaration[] {
    return [this.#walk({ type, via: undefined }, parts, 1).type];
  }

  #walk(first: FoundType, parts: readonly string[], from: number): FoundType {
    let { type } = first;
    let moved = false;
    for (const part of parts.slice(from)) {
      const nested = this.#scopes.nestedType(type, part);
      if (nested === undefined) break;
      moved ||= nested.path !== type.path;
      type = nested;
    }
    return { type, via: moved ? undefined : first.via };
  }

  #simple(name: string): FoundType | undefined {
    const own = this.#own.get(name);
    if (own !== undefined) return { type: own, via: undefined };
    return this.#inherited(name) ?? this.#imported(name) ?? this.#inPackage(name);
  }

  #inherited(name: string): FoundType | undefined {
    this.#inheritedTypes ??= this.#collectInherited();
    const type = this.#inheritedTypes.get(name);
    return type === undefined ? undefined : { type, via: undefined };
  }

  #collectInherited(): ReadonlyMap<string, TypeDeclaration> {
    // Looked up again while being collected, there is nothing inherited yet.
    this.#inheritedTypes = new Map();
    const found = new Map<string, TypeDeclaration>();
    for (const ancestor of this.#ancestors()) {
      for (const [name, type] of ancestor.nested) if (!found.has(name)) found.set(name, type);
    }
    return found;
  }

  #ancestors(): ReadonlySet<TypeDeclaration> {
    return new Set(this.#ownTypes.flatMap((type) => this.#scopes.ancestors(type)));
  }

  #imported(name: string): FoundType | undefined {
    const line = this.#explicit.get(name);
    const found = line === undefined ? undefined : this.named(line.parts);
    return line === undefined || found === undefined ? undefined : { type: found.type, via: line.index };
  }

  #inPackage(name: string): FoundType | undefined {
    // An import of something outside the workspace hides the package's type of that name.
    if (this.#explicit.has(name)) return undefined;
    const types = this.#index.types.get(joinName(this.packageName, name));
    return types === undefined ? undefined : { type: nearest(types, this.path)[0]!, via: undefined };
  }

  #wildcardType(name: string): FoundType | undefined {
    if (this.#explicit.has(name)) return undefined;
    for (const { parts, index } of this.#wildcards) {
      const found = this.named([...parts, name]);
      if (found !== undefined && found.used === parts.length + 1) return { type: found.type, via: index };
    }
    return undefined;
  }

  #qualified(parts: readonly string[]): FoundType | undefined {
    const found = this.named(parts);
    return found === undefined || found.used < 2 ? undefined : { type: found.type, via: undefined };
  }
}
