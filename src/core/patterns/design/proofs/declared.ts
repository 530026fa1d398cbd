/** What is declared, as apart from what `typeFlow.ts` concludes: proofs count on nothing else. */
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { CallFact } from '../../../model/shapes.ts';
import type { PatternGraph } from '../definition.ts';
import { ancestors, constructorsOf, descendants, fieldsWithInherited } from '../relations.ts';
import type { FieldNode, MethodNode, TypeNode } from '../typeNodes.ts';
import { namesIn } from '../typeText.ts';

/** Calls that empty a collection. */
export const CLEAR = /^(?:clear|Clear|removeAll|RemoveAll|removeAllElements|truncate|drain|splice)$/;

/** They stand for what they point to. */
const POINTER =
  /^(?:(?:Box|Rc|Arc|RefCell|Option|unique_ptr|shared_ptr|weak_ptr|intrusive_ptr|scoped_refptr|NonNull|Nullable)\s*<\s*(.+)>)$/s;
const MODIFIER =
  /^(?:const|mut|dyn|readonly|volatile|final|struct|class|unowned|weak|any|some|&'?\w*\s+mut|&'\w+|[&*?]+)\s*/;

/** The name of the one type that a declaration is of: `std::unique_ptr<Shape>` is a Shape, a list of them is none. */
export function headName(written: string): string | undefined {
  let text = written.trim();
  for (let round = 0; round < 8; round++) {
    const before = text;
    text = text
      .replace(MODIFIER, '')
      .replace(/\s*(?:[?!*&]+|\|\s*(?:null|undefined|None)|\bconst)$/, '')
      .replace(/^(?:null|None)\s*\|\s*/, '')
      .replace(/^(?:\w+(?:::|\.))+(?=\w)|^\\?(?:\w+\\)+/, '')
      .trim();
    text = POINTER.exec(text)?.[1] ?? text;
    if (text === before) break;
  }
  return /^([A-Za-z_]\w*)(?:\s*<[^()]*>|\[[\w\s,.]+\])?$/s.exec(text)?.[1];
}

/** The workspace's type that a field is declared to hold one of. */
export function declaredOne({ shape, targets }: FieldNode): TypeNode | undefined {
  return shape.type === undefined ? undefined : called(headName(shape.type), targets);
}

/** The workspace's type that a field is declared to hold many of. */
export function declaredMany({ shape, targets, many }: FieldNode): TypeNode | undefined {
  if (!many || shape.type === undefined) return undefined;
  const names = namesIn(shape.type);
  return targets.find((each) => names.includes(each.shape.name) && headName(shape.type!) !== each.shape.name);
}

/** The workspace's type that a parameter is declared to be. */
export function declaredParam(method: MethodNode, name: string): TypeNode | undefined {
  const written = method.shape.params.find((each) => each.name === name)?.type;
  return written === undefined ? undefined : called(headName(written), method.takes.get(name) ?? []);
}

/** The workspace's type that a method is declared to give back. */
export function declaredResult({ shape, returns }: MethodNode): TypeNode | undefined {
  return shape.returns === undefined ? undefined : called(headName(shape.returns), returns);
}

function called(name: string | undefined, types: readonly TypeNode[]): TypeNode | undefined {
  return types.find(({ shape }) => shape.name === name);
}

/** Languages in which the own instance need not be named. */
const IMPLICIT = /\.(?:java|cs|kt|kts|swift|cc|cpp|cxx|h|hh|hpp|hxx|rb)$/;

export function isOwnCall({ on }: CallFact, path: string): boolean {
  return on === 'self' || (on === 'none' && IMPLICIT.test(path));
}

/** Bodies that only give back a constant, a field or what another getter gives are no step of anything. */
export function works({ shape }: MethodNode): boolean {
  const { calls, creates, writes, branches, loops } = shape;
  if (shape.abstract === true) return false;
  if (writes.length + branches + loops.length > 0) return true;
  const plain =
    shape.params.length === 0 && calls.length <= 1 && calls.every(({ args }) => args.length === 0);
  return calls.length + creates.length > (plain ? 1 : 0);
}

export function isAbstractType({ shape }: TypeNode): boolean {
  return shape.abstract === true || shape.kind === 'interface' || shape.kind === 'trait';
}

/** Methods that carry out what an abstract one of this name and number of parameters leaves open, a type each. */
export function implementers(base: TypeNode, { shape }: MethodNode): readonly MethodNode[] {
  return [...descendants(base)].flatMap((type) => {
    const own = type.methods.find(
      (each) =>
        each.shape.name === shape.name &&
        each.shape.params.length === shape.params.length &&
        each.shape.abstract !== true,
    );
    return own === undefined ? [] : [own];
  });
}

/** Abstract methods of a type and those it inherits and has not filled in. */
export function openMethods(type: TypeNode): readonly MethodNode[] {
  const filled = new Set(
    type.methods.filter(({ shape }) => shape.abstract !== true).map(({ shape }) => signature(shape)),
  );
  const seen = new Set<string>();
  return [type, ...ancestors(type)].flatMap((each) =>
    each.methods.filter(({ shape }) => {
      const key = signature(shape);
      if (shape.abstract !== true || filled.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    }),
  );
}

function signature({ name, params }: MethodNode['shape']): string {
  return `${name}/${params.length}`;
}

/** What a type must answer to: the operations of an abstract type and those above it, constructors and statics apart. */
export function contract(type: TypeNode): readonly MethodNode[] {
  return [type, ...ancestors(type)].flatMap((each) =>
    each.methods.filter(
      ({ shape }) => shape.kind === 'method' && shape.static !== true && shape.visibility !== 'private',
    ),
  );
}

/** The field gets its value from outside, as it is, when the instance is made. */
export function isHandedIn(type: TypeNode, field: string, graph: PatternGraph): boolean {
  const own = [type, ...ancestors(type)];
  const byConstructor = own.flatMap(constructorsOf).some(({ shape }) => {
    const written = shape.writes.filter((write) => write.field === field);
    return written.length > 0
      ? written.some(({ value }) => nameIn(value, 'param') !== undefined)
      : shape.params.some(({ name }) => name === field);
  });
  return byConstructor || filledByMakers(type, field, graph);
}

/** `&Store{next: next}`. */
function filledByMakers(type: TypeNode, field: string, graph: PatternGraph): boolean {
  return graph.creators(type).some(({ shape }) =>
    shape.creates.some((made) => {
      const at = made.type === type.shape.name ? (made.fields ?? []).indexOf(field) : -1;
      return at >= 0 && nameIn(made.args[at] ?? '', 'param') !== undefined;
    }),
  );
}

export interface HeldOne {
  readonly field: string;
  readonly node: FieldNode;
  readonly held: TypeNode;
}

/** Fields, inherited ones too, that are declared to hold one of a workspace's type. */
export function heldOnes(type: TypeNode): readonly HeldOne[] {
  return [...fieldsWithInherited(type)].flatMap(([field, node]) => {
    const held = node.shape.static === true ? undefined : declaredOne(node);
    return held === undefined ? [] : [{ field, node, held }];
  });
}

export function heldMany(type: TypeNode): readonly HeldOne[] {
  return [...type.fields].flatMap(([field, node]) => {
    const held = node.shape.static === true ? undefined : declaredMany(node);
    return held === undefined ? [] : [{ field, node, held }];
  });
}

const asked = new WeakMap<PatternGraph, ReadonlySet<string>>();

/** Names of the methods that somebody calls on another instance. */
export function askedOfOthers(graph: PatternGraph): ReadonlySet<string> {
  let names = asked.get(graph);
  if (names === undefined) {
    const all = [...graph.types.flatMap(({ methods }) => methods), ...graph.functions];
    const calls = all.flatMap(({ shape }) =>
      shape.calls.filter(({ on }) => !/^(?:self|none|super)$/.test(on)),
    );
    names = new Set(calls.map(({ name }) => name));
    asked.set(graph, names);
  }
  return names;
}
