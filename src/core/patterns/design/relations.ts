/** Questions about types and methods that several definitions ask. */
import { rememberedByObject } from '../../../base/remembered.ts';
import { nameIn } from '../../extract/shapes/operands.ts';
import type { CallFact } from '../../model/shapes.ts';
import type { FieldNode, MethodNode, TypeNode } from './typeNodes.ts';

/** Deeper hierarchies are cut: cyclic or hostile ones end here. */
const DEEPEST = 12;

export const ancestors = rememberedByObject(
  (type: TypeNode): ReadonlySet<TypeNode> => reach(type, (each) => each.parents),
);

export const descendants = rememberedByObject(
  (type: TypeNode): ReadonlySet<TypeNode> => reach(type, (each) => each.children),
);

function reach(type: TypeNode, next: (type: TypeNode) => readonly TypeNode[]): Set<TypeNode> {
  const seen = new Set<TypeNode>();
  let front: readonly TypeNode[] = [type];
  for (let depth = 0; depth < DEEPEST && front.length > 0; depth++) {
    front = front.flatMap(next).filter((each) => each !== type && !seen.has(each));
    for (const each of front) seen.add(each);
  }
  return seen;
}

/** The type itself or one above it. */
export function isA(type: TypeNode, base: TypeNode): boolean {
  return type === base || ancestors(type).has(base);
}

/** One is above the other, or both are below the same type, or both answer to the same calls where nothing is declared. */
export function isKin(a: TypeNode, b: TypeNode): boolean {
  if (isA(a, b) || isA(b, a)) return true;
  const above = ancestors(a);
  for (const each of ancestors(b)) if (above.has(each)) return true;
  if (a.foreign.some((name) => b.foreign.includes(name) && !IDLE_BASE.test(name))) return true;
  return isDuckKin(a, b);
}

/** Bases that say nothing of what a type is for. */
export const IDLE_BASE =
  /^(?:object|Object|ABC|Exception|Error|RuntimeException|BaseModel|Serializable|Cloneable|Component|Generic|Enum|NSObject|Comparable|Equatable|Protocol|Hashable|Codable|IDisposable|ABCMeta|Base|std|type)$/;

function isDuckKin(a: TypeNode, b: TypeNode): boolean {
  if (a.parents.length + b.parents.length > 0 || a.path.split('.').at(-1) !== b.path.split('.').at(-1))
    return false;
  if (!/\.(?:js|mjs|cjs|jsx|py|rb|php)$/.test(a.path)) return false;
  const names = operations(a);
  const other = operations(b);
  if (names.size === 0 || other.size === 0) return false;
  const shared = [...names].filter((name) => other.has(name)).length;
  return shared / Math.min(names.size, other.size) >= 0.6;
}

/** Names of what a type offers. */
export const operations = rememberedByObject((type: TypeNode): ReadonlySet<string> => {
  return new Set(offered(type).map(({ shape }) => shape.name));
});

export const offered = rememberedByObject((type: TypeNode): readonly MethodNode[] => {
  return type.methods.filter(
    ({ shape }) =>
      shape.kind === 'method' && shape.visibility !== 'private' && !/^__\w+__$|^\w*[Mm]ain$/.test(shape.name),
  );
});

export const constructorsOf = rememberedByObject((type: TypeNode): readonly MethodNode[] => {
  return type.methods.filter(({ shape }) => shape.kind === 'constructor');
});

export const behaviours = rememberedByObject((type: TypeNode): readonly MethodNode[] => {
  return type.methods.filter(({ shape }) => shape.kind !== 'constructor');
});

/** With the inherited ones, the own first. */
export const fieldsWithInherited = rememberedByObject((type: TypeNode): ReadonlyMap<string, FieldNode> => {
  const fields = new Map(type.fields);
  for (const each of ancestors(type))
    for (const [name, field] of each.fields) if (!fields.has(name)) fields.set(name, field);
  return fields;
});

/** A call on a field of the own instance, or on what the field holds. */
export interface Delegation {
  readonly method: MethodNode;
  readonly field: string;
  readonly call: CallFact;
  /** The method of the same name is asked. */
  readonly same: boolean;
  readonly item: boolean;
}

export const delegations = rememberedByObject((type: TypeNode): readonly Delegation[] => {
  return behaviours(type).flatMap((method) =>
    method.shape.calls.flatMap((call) => {
      const item = nameIn(call.on, 'item');
      const field = nameIn(call.on, 'field') ?? item;
      if (field === undefined) return [];
      return [
        { method, field, call, same: sameName(call.name, method.shape.name), item: item !== undefined },
      ];
    }),
  );
});

/** `getName` asks `name`, `Draw` asks `draw`. */
function sameName(a: string, b: string): boolean {
  return a === b || a.toLowerCase().replace(/_/g, '') === b.toLowerCase().replace(/_/g, '');
}

/** Concrete types below a base, or the base itself where it can be made. */
export function members(base: TypeNode): readonly TypeNode[] {
  return [...descendants(base)].filter((each) => each.shape.abstract !== true);
}

export function isAbstract(type: TypeNode): boolean {
  return (
    type.shape.abstract === true ||
    (type.children.length > 0 && behaviours(type).some(({ shape }) => shape.abstract))
  );
}

/** A share of a whole in [0, 1]; nothing of nothing is 0. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}

/** 0 for none, rising to 1 at `enough`. */
export function upTo(count: number, enough: number): number {
  return Math.max(0, Math.min(1, count / enough));
}

export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

/** Starts the program: it shows how the others are used. */
export function isEntry(type: TypeNode): boolean {
  return type.methods.some(({ shape }) => shape.static === true && /^[Mm]ain$/.test(shape.name));
}
