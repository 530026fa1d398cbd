/** Where a file stands in the architecture, told for the editor. */
import type { Confidence, Evidence } from './finding.ts';
import type { PatternRole } from './pattern.ts';

/** A part that a symbol plays in a design pattern; never a guess. */
export interface PlayedRole {
  readonly pattern: string;
  readonly role: string;
  readonly class: Exclude<Confidence, 'guess'>;
  /** Everyone in the same occurrence, itself too. */
  readonly cast: readonly PatternRole[];
}

export interface PlacedSymbol {
  readonly name: string;
  /** 1-based, where its declaration starts. */
  readonly line: number;
  readonly roles: readonly PlayedRole[];
}

export interface FilePlace {
  readonly path: string;
  readonly module: string;
  /** Declared by the workspace's rules, or read from the direction of the dependencies. */
  readonly layer?: { readonly name: string; readonly declared: boolean };
  readonly test: boolean;
  readonly dependents: {
    readonly count: number;
    /** Modules that they are in, most files first. */
    readonly modules: readonly { readonly name: string; readonly files: number }[];
    /** The first of them, each at its import. */
    readonly places: readonly Evidence[];
  };
  /** Number of files. */
  readonly dependsOn: number;
  /** Types of the file and its main symbol, in the order of their lines. */
  readonly symbols: readonly PlacedSymbol[];
  /** Name of the symbol that the file is about. */
  readonly main?: string;
  /** Imports of a folder's index. Offsets are UTF-16 code units of the specifier without quotes. */
  readonly indexes: readonly {
    readonly specifier: string;
    readonly start: number;
    readonly end: number;
    readonly path: string;
  }[];
  /** Set for a folder's index: the folder, and who in it plays a role. */
  readonly folder?: { readonly path: string; readonly symbols: readonly PlacedSymbol[] };
}
