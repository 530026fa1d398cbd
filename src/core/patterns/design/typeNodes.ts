/** The types of a workspace as nodes: finished ones are read-only, drafts grow while they are linked. */
import type { CallableShape, FieldShape, TypeShape } from '../../model/shapes.ts';
import type { SignKind } from '../signs/sign.ts';

export interface TypeNode {
  readonly path: string;
  readonly shape: TypeShape;
  readonly fields: ReadonlyMap<string, FieldNode>;
  readonly methods: readonly MethodNode[];
  /** Direct supertypes in the workspace. */
  readonly parents: readonly TypeNode[];
  readonly children: readonly TypeNode[];
  /** Supertypes from outside, as written. */
  readonly foreign: readonly string[];
}

export interface FieldNode {
  readonly shape: FieldShape;
  readonly targets: readonly TypeNode[];
  readonly many: boolean;
  readonly keyed: boolean;
}

export interface MethodNode {
  readonly shape: CallableShape;
  readonly path: string;
  /** Undefined for a function that belongs to no type. */
  readonly owner: TypeNode | undefined;
  /** Types of the parameters, by name. */
  readonly takes: ReadonlyMap<string, readonly TypeNode[]>;
  readonly returns: readonly TypeNode[];
}

export interface TypeGraph {
  readonly types: readonly TypeNode[];
  readonly functions: readonly MethodNode[];
  /** The type that a name means in a file, and inside of a type there. */
  named(name: string, path: string, inside?: TypeShape): TypeNode | undefined;
  /** What a file takes from outside of the workspace. */
  outside(path: string): Outside;
}

export interface Outside {
  /** With and without what is taken of them: `django.db`, `django.db.models`. */
  readonly names: readonly string[];
  /** What the known ones among them are for. */
  readonly kinds: ReadonlySet<SignKind>;
}

export interface TypeDraft extends TypeNode {
  readonly fields: Map<string, FieldDraft>;
  readonly methods: MethodDraft[];
  readonly parents: TypeDraft[];
  readonly children: TypeDraft[];
  readonly foreign: string[];
}

export interface FieldDraft extends FieldNode {
  readonly targets: TypeDraft[];
  many: boolean;
  keyed: boolean;
}

export interface MethodDraft extends MethodNode {
  readonly owner: TypeDraft | undefined;
  readonly takes: Map<string, TypeDraft[]>;
  readonly returns: TypeDraft[];
}

export function addOnce<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}
