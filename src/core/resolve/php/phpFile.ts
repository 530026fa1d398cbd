/** One PHP file's imports and references, each with what it leads to. */
import type { FileFacts, NameReference, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import { PHP_KEYWORD_TYPES } from './phpBuiltIns.ts';
import type { PhpIncludes } from './phpIncludes.ts';
import { isBuiltIn, type PhpNameKind, type PhpNames, qualify } from './phpNames.ts';
import { type NamespaceStart, namespacesOf, startAt } from './phpNamespaces.ts';

export interface PhpWorkspace {
  readonly names: PhpNames;
  readonly includes: PhpIncludes;
}

export class PhpFile {
  readonly #workspace: PhpWorkspace;
  readonly #file: FileFacts;
  readonly #namespaces: readonly NamespaceStart[];
  /** What a first segment means, by namespace, kind and the segment in lower case. */
  readonly #aliases = new Map<string, string>();

  constructor(workspace: PhpWorkspace, file: FileFacts) {
    this.#workspace = workspace;
    this.#file = file;
    this.#namespaces = namespacesOf(file);
  }

  resolve(): ResolvedImport[] {
    const imports = this.#file.imports.flatMap((raw, rawIndex) => this.#import(raw, rawIndex));
    return [...imports, ...this.#references()];
  }

  #import(raw: RawImport, rawIndex: number): ResolvedImport[] {
    const { specifier, kind, line, flavour = '' } = raw;
    if (flavour === 'namespace' || flavour.startsWith('define')) return [];
    if (flavour.startsWith('file')) {
      const target = this.#workspace.includes.target(this.#file.path, raw);
      return target === undefined ? [] : [{ specifier, kind, line, names: ['*'], target, rawIndex }];
    }
    const use = useOf(raw);
    this.#aliases.set(this.#aliasKey(use.kind, use.alias, line), use.name);
    const names = [use.name.slice(use.name.lastIndexOf('\\') + 1)];
    return this.#targets(use.kind, use.name).map((target) => ({
      specifier,
      kind,
      line,
      names,
      target,
      rawIndex,
    }));
  }

  #aliasKey(kind: PhpNameKind, alias: string, line: number): string {
    return `${startAt(this.#namespaces, line)} ${kind} ${alias.toLowerCase()}`;
  }

  /** None for a namespace: importing one loads nothing. */
  #targets(kind: PhpNameKind, name: string): ImportTarget[] {
    const { path: from } = this.#file;
    const paths = this.#workspace.names.find(kind, name, from);
    if (paths.length > 0) return paths.map((path) => ({ status: 'resolved', path }));
    if (isBuiltIn(kind, name)) return [{ status: 'external', package: 'php' }];
    if (kind === 'class' && this.#workspace.names.isNamespace(name)) return [];
    return [this.#elsewhere(name)];
  }

  #elsewhere(name: string): ImportTarget {
    const { names } = this.#workspace;
    const own = names.ownMap(name, this.#file.path);
    const package_ = names.packageOf(name, this.#file.path);
    if (own === undefined || package_ !== undefined)
      return { status: 'external', package: package_ ?? name.split('\\', 2).join('\\') };
    const folder = own.folder === '' ? 'the root' : own.folder;
    return {
      status: 'unresolved',
      reason: `composer.json maps ${own.prefix} to ${folder}, but nothing there declares ${name}`,
    };
  }

  #references(): ResolvedImport[] {
    const byPath = new Map<string, ResolvedImport>();
    for (const reference of this.#file.references) {
      const { name, line } = reference;
      for (const path of this.#referenced(reference)) {
        if (path === this.#file.path || byPath.has(path)) continue;
        const target: ImportTarget = { status: 'resolved', path };
        byPath.set(path, { specifier: name, kind: 'reference', line, names: [name], target });
      }
    }
    return [...byPath.values()];
  }

  /** A call of a function that its namespace does not have is one of the global function. */
  #referenced({ name, line, member }: NameReference): readonly string[] {
    const kind = member ? 'function' : 'class';
    const full = this.#fullName(kind, name, line);
    if (full === undefined) return [];
    const { names } = this.#workspace;
    const found = names.find(kind, full, this.#file.path);
    return found.length === 0 && kind === 'function' && !name.includes('\\')
      ? names.find(kind, name, this.#file.path)
      : found;
  }

  /** Undefined for a name that an import has already accounted for, and for built-in types. */
  #fullName(kind: PhpNameKind, name: string, line: number): string | undefined {
    if (name.startsWith('\\')) return name.slice(1);
    const namespace = this.#namespaces[startAt(this.#namespaces, line)]?.name ?? '';
    const relative = /^namespace\s*\\\s*/i.exec(name)?.[0];
    if (relative !== undefined) return qualify(namespace, name.slice(relative.length));
    const [first, ...rest] = name.split('\\');
    const alias = this.#aliases.get(this.#aliasKey(rest.length === 0 ? kind : 'class', first!, line));
    if (alias !== undefined) return rest.length === 0 ? undefined : [alias, ...rest].join('\\');
    if (PHP_KEYWORD_TYPES.has(name.toLowerCase())) return undefined;
    return qualify(namespace, name);
  }
}

interface Use {
  readonly kind: PhpNameKind;
  /** Without a leading backslash. */
  readonly name: string;
  readonly alias: string;
}

/** The names of a grouped clause are the group's prefix and then its alias, if it has one. */
function useOf({ specifier, names, flavour = '' }: RawImport): Use {
  const grouped = flavour.startsWith('group');
  const written = grouped ? `${names[0]}\\${specifier}` : specifier;
  const name = written.replace(/\s/g, '').replace(/^\\/, '');
  const alias = grouped ? names[1] : names[0];
  const kind = flavour.endsWith('function') ? 'function' : flavour.endsWith('const') ? 'const' : 'class';
  return { kind, name, alias: alias ?? name.slice(name.lastIndexOf('\\') + 1) };
}
