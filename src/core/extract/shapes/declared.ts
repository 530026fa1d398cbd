/** What a file declares, while it is being put together. */
import type { AnnotationFact, FieldShape } from '../../model/shapes.ts';
import { type CallableDraft, callableDraft, type TypeDraft } from './shapeDrafts.ts';
import type { Marks } from './shapeMatches.ts';

export interface Declared {
  /** By name; a name that several types of the file have stands for the first, the others follow as `Outer.Name`. */
  readonly types: Map<string, TypeDraft>;
  readonly functions: CallableDraft[];
  /** Of the file, outside of all types and functions. */
  readonly variables: Map<string, FieldShape>;
  /** Types that the file creates, by name: `Name(…)` is a creation only of these. */
  readonly created: ReadonlySet<string>;
  /** For each method mark the callable that its body counts for; nested functions count for the one round them. */
  readonly callableOf: readonly CallableDraft[];
  /** Indexes of the method marks that count for the callable round them. */
  readonly nested: ReadonlySet<number>;
  /** Type of a callable, where it has one. */
  readonly ownerOf: Map<CallableDraft, TypeDraft>;
  /** The code outside of all functions. */
  readonly file: CallableDraft;
  /** Where names of declarations stand, with the lists that their annotations go to. */
  readonly named: Named[];
}

interface Named {
  readonly start: number;
  readonly annotations: AnnotationFact[];
}

export interface Declaring extends Declared {
  readonly callableOf: CallableDraft[];
  readonly nested: Set<number>;
}

export interface Context {
  readonly marks: Marks;
  readonly source: string;
  readonly typeOf: readonly TypeDraft[];
  readonly declared: Declaring;
  visibilityAt(offset: number, type: number): 'private' | 'protected' | undefined;
}

export function nothingDeclared(created: ReadonlySet<string>): Declaring {
  const head = {
    name: '',
    kind: 'function',
    line: 1,
    endLine: 1,
    self: undefined,
    returns: undefined,
  } as const;
  const file = callableDraft(head);
  return {
    types: new Map(),
    functions: [file],
    variables: new Map(),
    created,
    callableOf: [],
    nested: new Set(),
    ownerOf: new Map(),
    file,
    named: [],
  };
}
