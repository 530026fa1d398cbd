/**
 * The structure that refactoring needs from one file: imports, top-level statements and the names they use.
 * Plain data with offsets in UTF-16 code units; nothing of the parser in it.
 */

/** One name an import binds. */
export interface ImportBinding {
  /** As the exporter calls it; `default`, or `*` for a namespace. */
  readonly imported: string;
  /** The name in this file. */
  readonly local: string;
  /** Marked as a type on its own (`{ type A }`). */
  readonly typeOnly: boolean;
}

export interface ImportStatement {
  /** The whole statement, its semicolon included. */
  readonly start: number;
  readonly end: number;
  /** `export`: a re-export with a source; `other`: a form that is never rewritten (`import x = require()`, attributes). */
  readonly form: 'import' | 'export' | 'other';
  /** As written, without quotes; for Python with its leading dots. */
  readonly specifier: string;
  readonly specifierStart: number;
  readonly specifierEnd: number;
  /** `import type …`, or under `if TYPE_CHECKING:`. */
  readonly typeOnly: boolean;
  /** Empty for an import that only runs the module, and for `export *`. */
  readonly bindings: readonly ImportBinding[];
  /** Stands directly in the file, not in a block or function. */
  readonly topLevel: boolean;
  /** Python: `from m import …` as against `import m`. */
  readonly from: boolean;
}

export interface NameUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `type`: erased before running (Python: an annotation); `write`: assigned to. */
  readonly role: 'value' | 'type' | 'write';
}

export type StatementKind =
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'function'
  | 'variable'
  | 'export-list'
  | 'other';

/** A statement that stands directly in the file and is no import. */
export interface TopStatement {
  readonly kind: StatementKind;
  /** Names it declares; empty for statements that only run. */
  readonly names: readonly string[];
  /** With the comments attached above it. */
  readonly outerStart: number;
  /** With decorators and the export keyword. */
  readonly start: number;
  readonly end: number;
  readonly exported: boolean;
  readonly isDefault: boolean;
  /** Offset where `export ` is to be put when the statement has none. */
  readonly keywordStart: number;
  readonly uses: readonly NameUse[];
}

/** How a class that this file imports is used through its instances. */
export interface InstanceUse {
  readonly className: string;
  readonly members: readonly string[];
  /** Every use is a plain annotation of a parameter, field or variable whose members alone are touched. */
  readonly closed: boolean;
}

export interface MemberShape {
  readonly name: string;
  readonly kind: 'method' | 'property';
  /** What an interface says for it, without indentation or end mark; undefined when it cannot be said without inferring types. */
  readonly signature: string | undefined;
  readonly isPublic: boolean;
  /** Names of types the signature mentions. */
  readonly typeNames: readonly string[];
}

export interface ClassShape {
  readonly name: string;
  readonly generic: boolean;
  /** Just before the body's opening brace: where `implements` goes. */
  readonly headEnd: number;
  /** End of an `implements` clause that is there already. */
  readonly implementsEnd: number | undefined;
  readonly members: readonly MemberShape[];
}

export interface FileSyntax {
  readonly family: 'script' | 'python';
  /** The parser met errors: the file is not rewritten. */
  readonly hasErrors: boolean;
  /** Decorators may keep types alive at run time. */
  readonly hasDecorators: boolean;
  /** Python: `from __future__ import annotations` is there. */
  readonly postponedAnnotations: boolean;
  /** Offset after shebang, header comment, directives and docstring: where a first import goes. */
  readonly headerEnd: number;
  readonly imports: readonly ImportStatement[];
  readonly statements: readonly TopStatement[];
  readonly instanceUses: readonly InstanceUse[];
  readonly classes: readonly ClassShape[];
}

export interface SyntaxReader {
  /** Undefined for languages it does not know and for sources it gave up on. */
  read(path: string, source: string): Promise<FileSyntax | undefined>;
}
