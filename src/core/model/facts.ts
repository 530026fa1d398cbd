/**
 * What parsing one source file yields: plain, structured-cloneable data without a syntax tree in it.
 * Everything later (resolution, graph, findings) is a function of these facts and of the workspace's manifests.
 */
import type { LanguageId } from './language.ts';
import type { FileShapes } from './shapes.ts';

/** How an import binds. `deferred` runs only when reached (a function body, `import()`); `type` is erased before running. */
export type ImportKind = 'static' | 'type' | 'deferred' | 're-export';

/** One import as written. Line numbers are 1-based, offsets are UTF-16 code units from the start of the file. */
export interface RawImport {
  /** The module named, without quotes; for use-trees and similar the text as written. */
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly line: number;
  /** Offsets of the specifier's text without its quotes: what a rewrite replaces. */
  readonly start: number;
  readonly end: number;
  /** Names taken from the module as the exporter calls them; `*` for a namespace or wildcard, `default` for a default import. */
  readonly names: readonly string[];
  /** Set when the import stands in code that only tests compile (`#[cfg(test)]`). */
  readonly test?: boolean;
  /** A language's own flavour of the statement where its resolver must know it, for example `system` for `#include <…>` or `mod` for Rust. */
  readonly flavour?: string;
}

/** A name used without an import of its own, for languages where that reaches other files (same package, qualified path). */
export interface NameReference {
  readonly name: string;
  /** 1-based line of the first use. */
  readonly line: number;
  /** Used as a member of something (`x.name`): only what a type can be extended by answers to it. */
  readonly member?: boolean;
  readonly test?: boolean;
}

export type SymbolKind =
  | 'class'
  | 'interface'
  | 'struct'
  | 'enum'
  | 'trait'
  | 'type'
  | 'function'
  | 'method'
  | 'constant'
  | 'variable'
  | 'property'
  | 'module'
  | 'macro';

export interface SymbolFact {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Visible outside its file (or its package, where the language has only that). */
  readonly exported: boolean;
  /** Visible beyond its module too, in a language that tells file, module and world apart (Swift); absent for no. */
  readonly published?: boolean;
  readonly startLine: number;
  readonly endLine: number;
  /** Offsets of the whole declaration, its export keyword and doc comment left out. */
  readonly start: number;
  readonly end: number;
  /** Name of the enclosing symbol, for members. */
  readonly container?: string;
  /** True for abstract classes, interfaces, traits and pure type declarations: what abstractness counts. */
  readonly abstract?: boolean;
  /** Supertypes of a type as written; for an extension function or property, the type it extends. */
  readonly bases?: readonly string[];
  /** Number of type parameters, where that is part of the type's identity (C#); absent for none. */
  readonly arity?: number;
}

/**
 * `imports` when only the fast import scan has run; `full` when symbols and references are there too; `shapes` with what classes and
 * functions do besides, which costs as much again and is read once patterns are asked for.
 */
export type FactDepth = 'imports' | 'full' | 'shapes';

export interface FileFacts {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly language: LanguageId;
  readonly depth: FactDepth;
  /** SHA-1 of the content, hex: a cache key, not a defence. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly lines: number;
  readonly imports: readonly RawImport[];
  readonly symbols: readonly SymbolFact[];
  readonly references: readonly NameReference[];
  /** Packages or namespaces the file declares itself part of. */
  readonly packages: readonly string[];
  /** Of files read to that depth, where there are any. */
  readonly shapes?: FileShapes;
  /** Syntax errors and the like; the facts beside them are still usable. */
  readonly problems: readonly FileProblem[];
}

export type ProblemCode =
  | 'syntax-error'
  | 'too-large'
  | 'binary'
  | 'invalid-encoding'
  | 'unreadable'
  | 'vanished'
  | 'parser-failed'
  | 'symlink-loop'
  | 'outside-workspace'
  | 'invalid-manifest'
  | 'too-deep';

export interface FileProblem {
  readonly path: string;
  readonly code: ProblemCode;
  /** What happened and what to do next, in one sentence each. */
  readonly message: string;
  readonly line?: number;
}
