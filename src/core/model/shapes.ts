/**
 * What the classes and functions of one file hold, call, create, write and give back: the facts that patterns are recognised by.
 * Plain structured-cloneable data. Names of types are as written; which declaration they mean is asked later, over the whole workspace.
 */

/**
 * Where a value comes from, as far as one file says it: `self`, `super`, `null`, `lambda`, `list`, `map`, `text`, `number`, `bool`, `other`,
 * or a word with a name: `field:items` (of the own instance), `param:next`, `local:i`, `new:Widget`, `call:make`, `type:Registry`,
 * `item:items` (one of what the field or parameter `items` holds, in a loop over it), `global:instance` (a variable of the file, outside of all types).
 */
export type Operand = string;

export type TypeKind = 'class' | 'interface' | 'struct' | 'trait' | 'enum' | 'object';

export interface ParameterShape {
  readonly name: string;
  /** As written, at most 120 characters; absent where there is none. */
  readonly type?: string;
}

/** A call or decorator that stands on a declaration (`@Get('/orders')`, `[HttpGet]`, `#[Route]`). */
export interface AnnotationFact {
  readonly name: string;
  readonly text?: string;
}

export interface FieldShape {
  readonly name: string;
  readonly type?: string;
  readonly line: number;
  readonly static?: boolean;
  readonly visibility?: 'private' | 'protected';
  /** Where its first value comes from, when it is given at the declaration. */
  readonly value?: Operand;
  readonly annotations?: readonly AnnotationFact[];
}

export interface CallFact {
  readonly on: Operand;
  readonly name: string;
  readonly args: readonly Operand[];
  readonly line: number;
  /** Inside a loop, or in a function handed to a call of a collection. */
  readonly loop?: boolean;
  /** Inside a branch. */
  readonly guarded?: boolean;
  /** The first argument, where it is a plain string of at most 120 characters. */
  readonly text?: string;
  /** Type arguments as written, at most 120 characters: `Store, FileStore` of `add<Store, FileStore>()`. */
  readonly types?: string;
}

export interface CreationFact {
  readonly type: string;
  readonly args: readonly Operand[];
  /** Names of the fields that the arguments fill, in their order, where the language writes them (`Store{next: next}`). */
  readonly fields?: readonly string[];
  readonly line: number;
  readonly guarded?: boolean;
}

export interface WriteFact {
  /** Of the own instance or, with `static`, of a class. */
  readonly field: string;
  readonly value: Operand;
  readonly line: number;
  readonly guarded?: boolean;
  /** Of a variable of the file (`FileShapes.variables`), not of an instance. */
  readonly global?: boolean;
}

export type CallableKind = 'method' | 'constructor' | 'function' | 'accessor';

export interface CallableShape {
  readonly name: string;
  readonly kind: CallableKind;
  readonly line: number;
  readonly endLine: number;
  readonly static?: boolean;
  /** Without a body of its own, or with one that only raises. */
  readonly abstract?: boolean;
  readonly visibility?: 'private' | 'protected';
  readonly params: readonly ParameterShape[];
  readonly returns?: string;
  readonly annotations?: readonly AnnotationFact[];
  readonly calls: readonly CallFact[];
  readonly creates: readonly CreationFact[];
  readonly writes: readonly WriteFact[];
  /** What it gives back, each kind of value once. */
  readonly results: readonly Operand[];
  /** What its loops run over, each once. */
  readonly loops: readonly Operand[];
  /** What its branches look at, each once. */
  readonly tests: readonly Operand[];
  /** What it looks at to see whether it is there at all (`x == null`, `!x`, `x ??= …`), each once. */
  readonly absences: readonly Operand[];
  readonly branches: number;
  readonly throws: number;
  readonly yields?: boolean;
}

export interface TypeShape {
  readonly name: string;
  readonly kind: TypeKind;
  readonly line: number;
  readonly endLine: number;
  readonly abstract?: boolean;
  /** Supertypes as written. */
  readonly bases: readonly string[];
  /** The type it stands in. */
  readonly outer?: string;
  readonly annotations?: readonly AnnotationFact[];
  readonly fields: readonly FieldShape[];
  readonly methods: readonly CallableShape[];
}

export interface FileShapes {
  readonly types: readonly TypeShape[];
  /** Functions that belong to no type. */
  readonly functions: readonly CallableShape[];
  /** Variables of the file, outside of all types and functions, where the language has them. */
  readonly variables?: readonly FieldShape[];
}
