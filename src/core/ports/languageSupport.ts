/**
 * What one language brings: where its files are recognised and how its imports are resolved.
 * Queries live in `grammars/<grammar>/queries/`; a resolver is a function of facts, paths and manifests, never of the disk.
 */
import type { FileFacts } from '../model/facts.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';

export interface LanguageSupport {
  readonly id: LanguageId;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** Exact base names without a telling extension (`Rakefile`). */
  readonly fileNames?: readonly string[];
  /** Folder in `grammars/` that holds the manifest and the queries. */
  readonly grammar: string;
}

/** Resolves all files of a family of languages that can import each other (TypeScript with JavaScript, Java with Kotlin). */
export interface ResolverFamily {
  readonly languages: readonly LanguageId[];
  /** Base names or globs of `*.ext` form of the manifests it wants to read (`go.mod`, `*.csproj`). */
  readonly manifests: readonly string[];
  /** Index once per path set; `resolve` is then called once per file. Must not throw on malformed manifests: report through `context.problem`. */
  prepare(context: ResolveContext): PreparedResolver;
}

export interface PreparedResolver {
  resolve(file: FileFacts): readonly ResolvedImport[];
  /**
   * True when replacing `before` by `after` can change how *other* files resolve
   * (a declared type or package came or went); then the family is prepared anew.
   */
  affectsOthers(before: FileFacts, after: FileFacts): boolean;
}

export interface ResolveContext {
  /** Absolute path of the workspace, for adapters that must read the disk; core resolvers ignore it. */
  readonly root: string;
  readonly paths: PathIndex;
  /** Text of every manifest asked for, by workspace-relative path. */
  readonly manifests: ReadonlyMap<string, string>;
  /** Facts of this family's files only. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  problem(path: string, message: string): void;
}

/** Every walked path of the workspace (source or not), relative, with `/`. */
export interface PathIndex {
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** Paths of files directly in a folder (`''` is the root). */
  filesIn(folder: string): readonly string[];
  foldersIn(folder: string): readonly string[];
  /** All paths whose base name is this one. */
  named(baseName: string): readonly string[];
  all(): Iterable<string>;
}
