/** Where PHP's names lead: by Composer's maps first, as its autoloader does, then by who declares them. */
import { dirname } from '../../../base/paths.ts';
import type { FileFacts, SymbolFact } from '../../model/facts.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { nearest } from '../nearest.ts';
import { isPhpFunction, PHP_CLASSES } from './phpBuiltIns.ts';
import { type AutoloadMap, type Composer, mappedPath, readComposer } from './phpComposer.ts';
import { namespaceAt, namespacesOf } from './phpNamespaces.ts';
import { PhpProjects } from './phpProjects.ts';

/** Each has names of its own: a class and a function may be called the same. */
export type PhpNameKind = 'class' | 'function' | 'const';

const KIND: Partial<Readonly<Record<SymbolFact['kind'], PhpNameKind>>> = {
  class: 'class',
  interface: 'class',
  trait: 'class',
  enum: 'class',
  function: 'function',
  constant: 'const',
};
/** One name declared in more files than this, equally near, says nothing about which is meant. */
const MAX_EQUALS = 3;
/** A name that so many files declare stands for what each of them does by itself. */
const MAX_DECLARED = 500;

/** `kind name`, the name qualified and in lower case, as PHP compares all but constants. */
export function declaredNames(file: FileFacts): string[] {
  const namespaces = namespacesOf(file);
  return file.symbols.flatMap(({ kind, name, container, startLine }) => {
    const nameKind = container === undefined ? KIND[kind] : undefined;
    return nameKind === undefined ? [] : [key(nameKind, qualify(namespaceAt(namespaces, startLine), name))];
  });
}

export function qualify(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}\\${name}`;
}

function key(kind: PhpNameKind, name: string): string {
  return `${kind} ${name.toLowerCase()}`;
}

/** @param name without a leading backslash. */
export function isBuiltIn(kind: PhpNameKind, name: string): boolean {
  const lower = name.toLowerCase();
  return kind === 'class' ? PHP_CLASSES.has(lower) : kind === 'function' && isPhpFunction(lower);
}

export class PhpNames {
  readonly paths: PathIndex;
  readonly projects: PhpProjects;
  readonly #composer: Composer;
  readonly #declared = new Map<string, { readonly path: string }[]>();
  readonly #namespaces = new Set<string>();

  constructor(context: ResolveContext) {
    this.paths = context.paths;
    this.#composer = readComposer(context);
    this.projects = new PhpProjects(this.#composer.projects);
    for (const file of context.facts.values()) {
      for (const name of declaredNames(file)) this.#declare(name, file.path);
    }
  }

  /** Files that declare it, as seen from a file; itself among them means that nothing else is used. */
  find(kind: PhpNameKind, name: string, from: string): readonly string[] {
    const lower = name.toLowerCase();
    const declared = this.#declared.get(key(kind, lower)) ?? [];
    if (declared.some(({ path }) => path === from)) return [from];
    if (declared.length > MAX_DECLARED || isBuiltIn(kind, lower)) return [];
    const mapped = kind === 'class' ? this.#autoloaded(name, from, declared) : undefined;
    if (mapped !== undefined) return [mapped];
    // Stand-ins that tests declare for others' classes are not what production code means.
    const eligible = isTestPath(from) ? declared : declared.filter(({ path }) => !isTestPath(path));
    const near = nearest(eligible, from);
    return near.length > MAX_EQUALS ? [] : near.map(({ path }) => path);
  }

  isNamespace(name: string): boolean {
    return this.#namespaces.has(name.toLowerCase());
  }

  /** The nearest project's map for the name, when the workspace's own composer.json files speak of it. */
  ownMap(name: string, from: string): AutoloadMap | undefined {
    for (const { maps } of this.projects.seenFrom(dirname(from))) {
      const own = maps.find(({ prefix }) => prefix !== '' && name.startsWith(prefix));
      if (own !== undefined) return own;
    }
    return undefined;
  }

  /** The package that brings the name: known from a lock file, or guessed from what is required. */
  packageOf(name: string, from: string): string | undefined {
    const locked = this.#composer.locked.find(({ prefix }) => `${name}\\`.startsWith(prefix));
    return locked?.package ?? this.#requiredFor(name, from);
  }

  /** A required package that is called like the namespace, from where this workspace has no such namespace. */
  #requiredFor(name: string, from: string): string | undefined {
    const segments = name.split('\\');
    const foreign = segments.findIndex((_, at) => !this.isNamespace(segments.slice(0, at + 1).join('\\')));
    if (foreign < 0 || segments.length === 1) return undefined;
    return this.projects
      .enclosing(dirname(from))
      .flatMap(({ packages }) => packages)
      .find((each) => !this.projects.isOwn(each) && isCalledLike(each, segments, foreign));
  }

  #declare(name: string, path: string): void {
    const list = this.#declared.get(name);
    if (list === undefined) this.#declared.set(name, [{ path }]);
    else if (list.at(-1)!.path !== path) list.push({ path });
    for (let at = parent(name.slice(name.indexOf(' ') + 1)); at !== ''; at = parent(at)) {
      if (this.#namespaces.has(at)) return;
      this.#namespaces.add(at);
    }
  }

  /** The first file that a map names; passed over when others declare the class and it does not. */
  #autoloaded(
    name: string,
    from: string,
    declared: readonly { readonly path: string }[],
  ): string | undefined {
    for (const { maps } of this.projects.seenFrom(dirname(from))) {
      for (const map of maps) {
        const path = mappedPath(map, name);
        if (path === undefined || !this.paths.has(path)) continue;
        if (declared.length === 0 || declared.some((each) => each.path === path)) return path;
      }
    }
    return undefined;
  }
}

function parent(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('\\')));
}

/**
 * `psr/http-message` for `Psr\\Http\\Message\\X`, `acme/uri` for `Acme\\Component\\Uri\\X`, `pda/pheanstalk` for `Pheanstalk\\X`.
 * @param foreign the first segment that is not this workspace's.
 */
function isCalledLike(package_: string, segments: readonly string[], foreign: number): boolean {
  const [vendor, own] = package_.split('/').map(plain);
  const [first, ...rest] = segments.map(plain);
  if (own === first) return foreign === 0;
  const joined = segments.slice(Math.max(foreign, 1)).join('').toLowerCase();
  return vendor === first && (rest.slice(Math.max(foreign, 1) - 1).includes(own!) || joined.startsWith(own!));
}

/** `UriTemplate` and `uri-template`, `Promise` and `promises` are the same. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '');
}
