/** PHP names as an autoloader finds them: declared names first, then Composer's PSR-4 and PSR-0 maps, and files by path. */
import { dirname, join } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../model/graph.ts';
import type {
  PathIndex,
  PreparedResolver,
  ResolveContext,
  ResolverFamily,
} from '../ports/languageSupport.ts';
import { type AutoloadMap, composerMaps } from './phpComposer.ts';

export const phpFamily: ResolverFamily = {
  languages: ['php'],
  manifests: ['composer.json'],
  prepare(context) {
    const names = new PhpNames(context);
    return {
      resolve: (file) => new PhpFile(names, file).resolve(),
      affectsOthers: (before, after) => declaredNames(before).join() !== declaredNames(after).join(),
    } satisfies PreparedResolver;
  },
};

const KINDS = new Set(['class', 'interface', 'trait', 'enum', 'function']);

function declaredNames({ packages, symbols }: FileFacts): string[] {
  const namespace = packages[0] ?? '';
  return symbols
    .filter((symbol) => KINDS.has(symbol.kind) && symbol.container === undefined)
    .map(({ name }) => qualify(namespace, name).toLowerCase());
}

function qualify(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}\\${name}`;
}

/** Class names are case-insensitive in PHP. */
class PhpNames {
  readonly paths: PathIndex;
  readonly #declared = new Map<string, string>();
  readonly #namespaces = new Set<string>();
  readonly #maps: readonly AutoloadMap[];

  constructor(context: ResolveContext) {
    this.paths = context.paths;
    this.#maps = composerMaps(context);
    for (const file of context.facts.values()) {
      for (const name of declaredNames(file)) {
        if (!this.#declared.has(name)) this.#declared.set(name, file.path);
        const namespace = name.slice(0, Math.max(0, name.lastIndexOf('\\')));
        for (let at = namespace; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('\\'))))
          this.#namespaces.add(at);
      }
    }
  }

  find(name: string): string | undefined {
    return this.#declared.get(name.toLowerCase()) ?? this.#mapped(name);
  }

  isNamespace(name: string): boolean {
    return this.#namespaces.has(name.toLowerCase());
  }

  /** True when Composer says that names like this are this workspace's. */
  isOwn(name: string): boolean {
    return this.#maps.some(({ prefix }) => prefix !== '' && name.startsWith(prefix));
  }

  #mapped(name: string): string | undefined {
    for (const { prefix, folder, separators } of this.#maps) {
      if (!name.startsWith(prefix)) continue;
      const rest = separators === 'psr-4' ? name.slice(prefix.length) : name.replaceAll('_', '\\');
      const path = join(folder, `${rest.replaceAll('\\', '/')}.php`);
      if (path !== undefined && this.paths.has(path)) return path;
    }
    return undefined;
  }
}

const BUILT_IN = new Set([
  'self',
  'static',
  'parent',
  'int',
  'float',
  'string',
  'bool',
  'array',
  'mixed',
  'void',
  'null',
  'never',
  'callable',
  'iterable',
  'object',
  'true',
  'false',
]);

class PhpFile {
  readonly #names: PhpNames;
  readonly #file: FileFacts;
  readonly #namespace: string;
  /** What a first segment means here, in lower case. */
  readonly #aliases = new Map<string, string>();

  constructor(names: PhpNames, file: FileFacts) {
    this.#names = names;
    this.#file = file;
    this.#namespace = file.packages[0] ?? '';
  }

  resolve(): ResolvedImport[] {
    const imports = this.#file.imports.flatMap((raw, rawIndex) => this.#import(raw, rawIndex));
    return [...imports, ...this.#references()];
  }

  #import(raw: RawImport, rawIndex: number): ResolvedImport[] {
    if (raw.flavour === 'file') return this.#requireFile(raw, rawIndex);
    const grouped = raw.flavour === 'group';
    const name = (grouped ? `${raw.names[0]}\\${raw.specifier}` : raw.specifier).replace(/^\\/, '');
    const alias = (grouped ? undefined : raw.names[0]) ?? name.slice(name.lastIndexOf('\\') + 1);
    this.#aliases.set(alias.toLowerCase(), name);
    const target = this.#target(name);
    return target === undefined
      ? []
      : [{ ...base(raw), names: [name.slice(name.lastIndexOf('\\') + 1)], target, rawIndex }];
  }

  /** Undefined for a namespace: importing one loads nothing. */
  #target(name: string): ImportTarget | undefined {
    const path = this.#names.find(name);
    if (path !== undefined) return { status: 'resolved', path };
    if (this.#names.isNamespace(name)) return undefined;
    if (this.#names.isOwn(name))
      return {
        status: 'unresolved',
        reason: `composer.json maps the namespace to this workspace, but no file declares ${name}`,
      };
    return { status: 'external', package: name.split('\\', 2).join('\\') };
  }

  /** A path that is put together at run time says nothing; one that is written out must exist. */
  #requireFile(raw: RawImport, rawIndex: number): ResolvedImport[] {
    const text = raw.specifier.trim().replace(/^\(|\)$/g, '');
    const literal =
      /^(?:(__DIR__|dirname\(__FILE__\))\s*\.\s*)?(['"])([^'"$]+)\2?$/.exec(text) ??
      /^()()([\w./-]+\.php)$/.exec(text);
    if (literal === null) return [];
    const wanted = literal[3]!;
    const candidates = [join(dirname(this.#file.path), wanted), join(wanted)];
    const path = candidates.find((each) => each !== undefined && this.#names.paths.has(each));
    const outside = wanted.includes('vendor/');
    const target: ImportTarget =
      path !== undefined
        ? { status: 'resolved', path }
        : outside
          ? { status: 'external', package: 'vendor' }
          : { status: 'unresolved', reason: `there is no file ${wanted} beside it or at the root` };
    return [{ ...base(raw), names: ['*'], target, rawIndex }];
  }

  #references(): ResolvedImport[] {
    const byPath = new Map<string, ResolvedImport>();
    for (const { name, line } of this.#file.references) {
      const full = this.#fullName(name);
      const path = full === undefined ? undefined : this.#names.find(full);
      if (path === undefined || path === this.#file.path || byPath.has(path)) continue;
      byPath.set(path, {
        specifier: name,
        kind: 'reference',
        line,
        names: [name],
        target: { status: 'resolved', path },
      });
    }
    return [...byPath.values()];
  }

  /** Undefined for a name that an import has already accounted for, and for built-in types. */
  #fullName(name: string): string | undefined {
    if (name.startsWith('\\')) return name.slice(1);
    const [first, ...rest] = name.split('\\');
    const alias = this.#aliases.get(first!.toLowerCase());
    if (alias !== undefined) return rest.length === 0 ? undefined : [alias, ...rest].join('\\');
    if (BUILT_IN.has(name.toLowerCase())) return undefined;
    return qualify(this.#namespace, name);
  }
}

function base({ specifier, kind, line }: RawImport) {
  return { specifier, kind, line };
}
