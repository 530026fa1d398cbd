/** What a question may be about, and how sure a kind of naming is. */
import type { SourceFile } from '../../model/architectureModel.ts';
import type { SymbolFact } from '../../model/facts.ts';
import type { Module } from '../../model/module.ts';

interface Named {
  /** As it is called here. */
  readonly name: string;
  /** Where the question names it. */
  readonly at: number;
  /** Higher is surer. */
  readonly score: number;
}

export type Subject = Named &
  (
    | { readonly kind: 'file'; readonly file: SourceFile; readonly lines?: readonly [number, number] }
    | { readonly kind: 'module'; readonly module: Module }
    | { readonly kind: 'folder' }
    | {
        readonly kind: 'symbol';
        readonly file: SourceFile;
        readonly symbol: SymbolFact;
        readonly others: number;
      }
    | {
        readonly kind: 'package';
        readonly files: readonly { readonly path: string; readonly line: number }[];
      }
  );

/** How sure a kind of naming is. */
export const SURE = {
  chip: 12,
  path: 10,
  fileName: 9,
  modulePath: 8.5,
  quotedSymbol: 8,
  codeSymbol: 7,
  moduleName: 6,
  package: 5.5,
  typeName: 5,
  stem: 4,
  folder: 3.5,
  anyCase: 3,
};

/** `Owner` is sooner the type than the folder `owner`. */
export const OTHER_CASE = 1.5;

/** From here on a person clearly meant it, whatever else the sentence says. */
export const CLEARLY = SURE.moduleName;

export type SubjectOf<K extends Subject['kind']> = Extract<Subject, { readonly kind: K }>;
