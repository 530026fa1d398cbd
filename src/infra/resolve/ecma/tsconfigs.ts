/** tsconfig.json and jsconfig.json with `extends` and references: what they say about resolving. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';
import { type AliasRule, aliasRule } from './aliasRules.ts';
import { isObject, type JsonObject, type ManifestReader, strings } from './manifestReader.ts';
import { type Packages, splitSpecifier } from './packages.ts';

/** Folders are workspace-relative. */
export interface TsConfig {
  readonly path: string;
  readonly folder: string;
  readonly rules: readonly AliasRule[];
  readonly baseUrl: string | undefined;
  readonly rootDirs: readonly string[];
  readonly rootDir: string | undefined;
  readonly outDirs: readonly string[];
}

/** A compiler option and the folder of the file that sets it. */
interface Origin {
  readonly value: unknown;
  readonly folder: string;
  readonly path: string;
}

type Options = ReadonlyMap<string, Origin>;

/** Deeper chains are loops or mistakes. */
const MOST_EXTENDS = 16;
const MOST_REFERENCES = 32;
const MOST_SIBLINGS = 16;
const RELEVANT = ['paths', 'baseUrl', 'rootDirs', 'rootDir', 'outDir', 'declarationDir'];

export class TsConfigs {
  readonly #paths: PathIndex;
  readonly #reader: ManifestReader;
  readonly #packages: Packages;
  readonly #inFolder = new Map<string, readonly TsConfig[]>();

  constructor(paths: PathIndex, reader: ManifestReader, packages: Packages) {
    this.#paths = paths;
    this.#reader = reader;
    this.#packages = packages;
  }

  /**
   * The configurations of one folder, the one that the compiler would find first: tsconfig.json, what it refers to,
   * jsconfig.json, then the folder's other `tsconfig.*.json`.
   */
  inFolder(folder: string): readonly TsConfig[] {
    const known = this.#inFolder.get(folder);
    if (known !== undefined) return known;
    const configs = this.#load(folder);
    this.#inFolder.set(folder, configs);
    return configs;
  }

  #load(folder: string): readonly TsConfig[] {
    const names = this.#paths
      .filesIn(folder)
      .map(basename)
      .filter(isConfigName)
      .sort(byImportance)
      .slice(0, MOST_SIBLINGS);
    const files = new Set<string>();
    for (const name of names) {
      const path = join(folder, name)!;
      files.add(path);
      for (const reference of this.#references(path, folder)) files.add(reference);
    }
    return [...files].map((path) => this.#config(path));
  }

  #references(path: string, folder: string): readonly string[] {
    const references = this.#reader.json(path)?.references;
    if (!Array.isArray(references)) return [];
    return references
      .slice(0, MOST_REFERENCES)
      .map((each: unknown) =>
        isObject(each) && typeof each.path === 'string' ? join(folder, each.path) : undefined,
      )
      .map((each) => (each === undefined ? undefined : this.#configFile(each)))
      .filter((each): each is string => each !== undefined);
  }

  #configFile(path: string): string | undefined {
    if (this.#paths.has(path)) return path;
    if (this.#paths.has(`${path}.json`)) return `${path}.json`;
    const inside = join(path, 'tsconfig.json')!;
    return this.#paths.has(inside) ? inside : undefined;
  }

  #config(path: string): TsConfig {
    const folder = dirname(path);
    const options = this.#options(path, new Set());
    const folderOf = (name: string): string | undefined => pathOption(options.get(name), folder);
    return {
      path,
      folder,
      rules: rulesOf(options, folder),
      baseUrl: folderOf('baseUrl'),
      rootDirs: pathsOption(options.get('rootDirs'), folder),
      rootDir: folderOf('rootDir'),
      outDirs: [folderOf('outDir'), folderOf('declarationDir')].filter(
        (each): each is string => each !== undefined,
      ),
    };
  }

  #options(path: string, seen: Set<string>): Options {
    const merged = new Map<string, Origin>();
    if (seen.has(path) || seen.size >= MOST_EXTENDS) return merged;
    seen.add(path);
    const config = this.#reader.json(path);
    if (config === undefined) return merged;
    for (const base of strings(config.extends)) {
      const file = this.#extended(base, dirname(path));
      if (file === undefined) continue;
      for (const [name, origin] of this.#options(file, seen)) merged.set(name, origin);
    }
    const own = isObject(config.compilerOptions) ? config.compilerOptions : {};
    for (const name of RELEVANT) {
      if (own[name] !== undefined) merged.set(name, { value: own[name], folder: dirname(path), path });
    }
    return merged;
  }

  /** Bases outside the workspace set no paths into it that could be followed. */
  #extended(specifier: string, folder: string): string | undefined {
    if (/^\.{0,2}\//.test(specifier) || specifier === '..' || specifier === '.') {
      const path = join(folder, specifier);
      return path === undefined ? undefined : (this.#configFile(path) ?? path);
    }
    const { name, subpath } = splitSpecifier(specifier);
    const home = this.#packages.meant(name, folder)?.folder;
    if (home !== undefined) return this.#configFile(join(home, subpath)!);
    return this.#installed(specifier, folder);
  }

  #installed(specifier: string, from: string): string | undefined {
    for (let folder = from; ; folder = dirname(folder)) {
      const base = join(folder, 'node_modules', specifier);
      for (const path of [base, `${base}.json`, `${base}/tsconfig.json`]) {
        if (path?.endsWith('.json') && this.#reader.text(path) !== undefined) return path;
      }
      if (folder === '') return undefined;
    }
  }
}

function isConfigName(name: string): boolean {
  return /^(?:ts|js)config(?:\.[\w.-]+)?\.json$/.test(name);
}

function byImportance(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(name: string): number {
  if (name === 'tsconfig.json') return 0;
  return name === 'jsconfig.json' ? 1 : 2;
}

function rulesOf(options: Options, folder: string): readonly AliasRule[] {
  const origin = options.get('paths');
  if (origin === undefined || !isObject(origin.value)) return [];
  const base = pathOption(options.get('baseUrl'), folder) ?? origin.folder;
  const paths: JsonObject = origin.value;
  return Object.keys(paths).map((pattern) => {
    const targets = strings(paths[pattern]).map((target) => placed(target, base, folder));
    return aliasRule(
      pattern,
      targets.filter((each): each is string => each !== undefined),
      origin.path,
    );
  });
}

function pathOption(origin: Origin | undefined, folder: string): string | undefined {
  return typeof origin?.value === 'string' ? placed(origin.value, origin.folder, folder) : undefined;
}

function pathsOption(origin: Origin | undefined, folder: string): readonly string[] {
  return strings(origin?.value)
    .map((each) => placed(each, origin!.folder, folder))
    .filter((each): each is string => each !== undefined);
}

/** `${configDir}` stands for the folder of the file that is used, not of the one that is extended. */
function placed(value: string, base: string, folder: string): string | undefined {
  const template = '$' + '{configDir}';
  return value.startsWith(template) ? join(folder, value.slice(template.length)) : join(base, value);
}
