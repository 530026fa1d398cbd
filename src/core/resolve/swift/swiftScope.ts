/** What a name means in a Swift file: its own types first, then its module, then what it imports. */
import type { FileFacts } from '../../model/facts.ts';
import { nearest } from '../nearest.ts';
import { nameParts } from '../typeNames.ts';
import type { SwiftDeclaration, SwiftIndex } from './swiftIndex.ts';
import type { SwiftModule } from './swiftModules.ts';

export interface FoundDeclarations {
  readonly declarations: readonly SwiftDeclaration[];
  /** Position of the import that lends it; undefined for the file's own module. */
  readonly via: number | undefined;
}

interface Visible {
  readonly module: SwiftModule;
  readonly via: number | undefined;
  /** Only what is meant for other modules. */
  readonly published: boolean;
}

export class SwiftScope {
  readonly #path: string;
  readonly #index: SwiftIndex;
  readonly #visible: readonly Visible[];
  /** Types around the file's declarations, innermost first; `''` ends the list. */
  readonly #scopes: readonly string[];

  constructor(facts: FileFacts, index: SwiftIndex) {
    this.#path = facts.path;
    this.#index = index;
    const own = index.modules.of(facts.path);
    const visible = new Map<SwiftModule, Visible>([[own, { module: own, via: undefined, published: false }]]);
    const see = (from: SwiftModule, via: number | undefined, published: boolean) => {
      for (const module of index.withExports(from))
        if (!visible.has(module)) visible.set(module, { module, via, published });
    };
    facts.imports.forEach(({ specifier, flavour }, at) => {
      const module = index.modules.named(moduleName(specifier), facts.path);
      if (module !== undefined) see(module, at, flavour !== 'testable');
    });
    see(own, undefined, true);
    this.#visible = [...visible.values()];
    this.#scopes = enclosing(index.scopes.get(facts.path) ?? []);
  }

  /** @param written a type's name, with or without arguments, or the beginning of an expression. */
  type(written: string): FoundDeclarations | undefined {
    const [first, ...rest] = nameParts(written);
    if (first === undefined) return undefined;
    return this.#unqualified(first, rest) ?? this.#qualified(first, rest);
  }

  /** A function or constant outside all types; a member of that name, wherever it is, would come before it. */
  global(name: string): FoundDeclarations | undefined {
    if (this.#index.members.has(name)) return undefined;
    return this.#first((module) => this.#index.globals(module, name));
  }

  /** What an extension adds, by its name alone: only where no other declaration of the workspace bears the name. */
  extension(name: string): FoundDeclarations | undefined {
    if (this.#index.members.has(name)) return undefined;
    const found = this.#visible.flatMap(({ module, via, published }) =>
      seen(this.#index.extensions(module, name), published).map((declaration) => ({ declaration, via })),
    );
    const files = new Set(found.map(({ declaration }) => declaration.path));
    if (files.size !== 1) return undefined;
    return { declarations: [found[0]!.declaration], via: found[0]!.via };
  }

  #unqualified(first: string, rest: readonly string[]): FoundDeclarations | undefined {
    for (const scope of this.#scopes) {
      const name = scope === '' ? first : `${scope}.${first}`;
      const found = this.#first((module) => this.#index.types(module, name));
      if (found !== undefined) return this.#walk(found, rest);
    }
    return undefined;
  }

  /** `Core.Point`: the module first. */
  #qualified(first: string, [name, ...rest]: readonly string[]): FoundDeclarations | undefined {
    if (name === undefined) return undefined;
    const home = this.#visible.find(({ module }) => module.name === first);
    const declarations = home === undefined ? [] : seen(this.#index.types(home.module, name), home.published);
    if (declarations.length === 0) return undefined;
    return this.#walk({ declarations, via: home!.via }, rest);
  }

  #walk(found: FoundDeclarations, rest: readonly string[]): FoundDeclarations {
    let at = found;
    for (const part of rest) {
      const name = `${at.declarations[0]!.qualifiedName}.${part}`;
      const inner = this.#first((module) => this.#index.types(module, name));
      if (inner === undefined) return at;
      at = { declarations: inner.declarations, via: inner.via };
    }
    return at;
  }

  #first(lookUp: (module: SwiftModule) => readonly SwiftDeclaration[]): FoundDeclarations | undefined {
    for (const { module, via, published } of this.#visible) {
      const declared = lookUp(module);
      const own = declared.find(({ path }) => path === this.#path);
      const declarations = own === undefined ? seen(declared, published) : [own];
      if (declarations.length > 0) return { declarations: nearest(declarations, this.#path), via };
    }
    return undefined;
  }
}

function seen(declarations: readonly SwiftDeclaration[], published: boolean): readonly SwiftDeclaration[] {
  return declarations.filter(({ reach }) => reach === 'all' || (reach === 'module' && !published));
}

export function moduleName(specifier: string): string {
  return specifier.split('.')[0]!;
}

/** The types and all around them, longest first; what is outside all types last. */
function enclosing(scopes: readonly string[]): readonly string[] {
  const all = new Set<string>(['']);
  for (const scope of scopes) {
    const parts = scope.split('.');
    for (let length = parts.length; length > 0; length--) all.add(parts.slice(0, length).join('.'));
  }
  return [...all].sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1));
}

function depth(scope: string): number {
  return scope === '' ? 0 : scope.split('.').length;
}
