/**
 * The types of a workspace and what they are to each other: who extends, holds, creates and takes whom. Declared types count first;
 * where a language leaves them out, what is passed in and what is asked of a value say which type it is (`typeFlow.ts`).
 */
import type { Steps } from '../../../base/steps.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { CallableShape, FieldShape, TypeShape } from '../../model/shapes.ts';
import { outsideOf } from './outside.ts';
import { followArguments, readAsked, readWrites } from './typeFlow.ts';
import { folderOf, TypeNames } from './typeNames.ts';
import { addOnce, type FieldDraft, type MethodDraft, type TypeDraft, type TypeGraph } from './typeNodes.ts';
import { isKeyed, isMany, namesIn } from './typeText.ts';

export interface GraphSource extends Pick<ArchitectureModel, 'facts' | 'imports'> {
  /** Test code shows how patterns are used, not that they are there. */
  isLeftOut(path: string): boolean;
}

export function* buildTypeGraph(source: GraphSource): Steps<TypeGraph> {
  const names = new TypeNames(source.imports);
  const types = yield* draftTypes(source, names);
  const functions = draftFunctions(source);
  yield* each(types, (type) => linkParents(type, names));
  yield* linkImplicit(types);
  yield* each(types, (type) => readDeclared(type, names));
  yield* each(functions, (fn) => readSignature(fn, names));
  const callables = [...types.flatMap(({ methods }) => methods), ...functions];
  // Twice: what one function passes on is known to the next.
  for (let round = 0; round < 2; round++) {
    yield* each(callables, (callable) => followArguments(callable, names));
    yield* each(types, (type) => readWrites(type, names));
  }
  yield* readAsked(types);
  return {
    types,
    functions,
    named: (name, path, inside) => names.find(name, path, inside),
    outside: outsideOf(source.imports),
  };
}

function* each<T>(items: readonly T[], work: (item: T) => void): Steps<void> {
  for (const item of items) {
    yield;
    work(item);
  }
}

function* draftTypes({ facts, isLeftOut }: GraphSource, names: TypeNames): Steps<TypeDraft[]> {
  const types: TypeDraft[] = [];
  for (const [path, { shapes }] of facts) {
    yield;
    if (isLeftOut(path)) continue;
    for (const shape of shapes?.types ?? []) {
      const known = otherPart(shape, path, names);
      if (known !== undefined) addMembers(known, shape, path);
      else types.push(names.add(draftOf(shape, path)));
    }
  }
  return types;
}

/** Methods that stand apart from their type: Go's, C++'s, reopened and partial classes. */
function otherPart(shape: TypeShape, path: string, names: TypeNames): TypeDraft | undefined {
  const partial = (each: TypeShape) =>
    each.fields.length === 0 && each.bases.length === 0 && each.kind === 'class';
  const near = names
    .all(shape.name)
    .filter(
      (known) =>
        folderOf(known.path) === folderOf(path) &&
        isOfOneType(known.shape, shape) &&
        (partial(shape) || partial(known.shape)),
    );
  if (near.length > 0) return near[0];
  const all = names.all(shape.name);
  return /\.(?:cc|cpp|cxx|c\+\+|mm?)$/.test(path) && all.length === 1 ? all[0] : undefined;
}

/** Types that stand in different ones are two, whatever they are called. */
function isOfOneType({ outer: first }: TypeShape, { outer: second }: TypeShape): boolean {
  return first === undefined || second === undefined || first === second;
}

function draftOf(shape: TypeShape, path: string): TypeDraft {
  const draft: TypeDraft = {
    path,
    shape,
    fields: new Map(),
    methods: [],
    parents: [],
    children: [],
    foreign: [],
  };
  addMembers(draft, shape, path);
  return draft;
}

function addMembers(draft: TypeDraft, shape: TypeShape, path: string): void {
  for (const field of shape.fields) {
    if (!draft.fields.has(field.name)) draft.fields.set(field.name, fieldDraft(field));
  }
  const before = draft.methods.length;
  for (const method of shape.methods) {
    // In one place only what TypeScript writes before an overloaded body is no method of its own.
    const known = /\.[cm]?tsx?$/.test(path) ? draft.methods : draft.methods.slice(0, before);
    const declared = known.findIndex((each) => isDeclarationOf(each.shape, method));
    const node = methodDraft(method, path, draft);
    if (declared >= 0) draft.methods[declared] = node;
    else draft.methods.push(node);
  }
}

/** A header declares what a source file defines. */
function isDeclarationOf(declared: CallableShape, defined: CallableShape): boolean {
  return (
    declared.name === defined.name && declared.params.length === defined.params.length && isBare(declared)
  );
}

function isBare({ calls, creates, writes, results }: CallableShape): boolean {
  return calls.length + creates.length + writes.length + results.length === 0;
}

function fieldDraft(shape: FieldShape): FieldDraft {
  const type = shape.type ?? '';
  const keyed = isKeyed(type) || shape.value === 'map';
  return { shape, targets: [], many: keyed || isMany(type) || shape.value === 'list', keyed };
}

function methodDraft(shape: CallableShape, path: string, owner: TypeDraft | undefined): MethodDraft {
  return { shape, path, owner, takes: new Map(), returns: [] };
}

function draftFunctions({ facts, isLeftOut }: GraphSource): MethodDraft[] {
  return [...facts].flatMap(([path, { shapes }]) =>
    isLeftOut(path) ? [] : (shapes?.functions ?? []).map((shape) => methodDraft(shape, path, undefined)),
  );
}

function linkParents(type: TypeDraft, names: TypeNames): void {
  for (const written of type.shape.bases) {
    const name = written
      .replace(/[<[(].*$/s, '')
      .split(/\.|::|\\/)
      .at(-1)!
      .trim();
    const parent = names.find(name, type.path, type.shape);
    if (parent === undefined || parent === type || !isOfPackage(parent, written, type.path))
      type.foreign.push(name);
    else {
      addOnce(type.parents, parent);
      addOnce(parent.children, type);
    }
  }
}

/** A package that is written out is meant, whatever else of this name is nearer. */
function isOfPackage({ path }: TypeDraft, written: string, from: string): boolean {
  if (!/\.(?:java|kt|kts|groovy|scala)$/.test(from)) return true;
  const packaged = /^((?:[a-z]\w*\.){2,})[A-Z]/.exec(written)?.[1];
  return packaged === undefined || `/${path}`.includes(`/${packaged.replaceAll('.', '/')}`);
}

/** In Go a type stands for every interface whose methods it has. */
function* linkImplicit(types: readonly TypeDraft[]): Steps<void> {
  const inGo = types.filter(({ path }) => path.endsWith('.go'));
  const interfaces = inGo.filter(({ shape, methods }) => shape.kind === 'interface' && methods.length > 0);
  const byMethod = new Map<string, Set<TypeDraft>>();
  for (const type of inGo) {
    yield;
    if (type.shape.kind === 'interface') continue;
    for (const { shape } of allMethods(type)) {
      const having = byMethod.get(shape.name);
      if (having === undefined) byMethod.set(shape.name, new Set([type]));
      else having.add(type);
    }
  }
  for (const each of interfaces) {
    yield;
    const [first, ...rest] = each.methods;
    for (const type of byMethod.get(first!.shape.name) ?? []) {
      const has = ({ shape }: MethodDraft) =>
        byMethod.get(shape.name)?.has(type) === true && takesAsMany(type, shape);
      if (!rest.every(has) || !takesAsMany(type, first!.shape)) continue;
      addOnce(type.parents, each);
      addOnce(each.children, type);
    }
  }
}

/** With those of embedded types. */
function allMethods(type: TypeDraft, depth = 0): readonly MethodDraft[] {
  return depth > 4
    ? []
    : [...type.methods, ...type.parents.flatMap((parent) => allMethods(parent, depth + 1))];
}

function takesAsMany(type: TypeDraft, { name, params }: CallableShape): boolean {
  return allMethods(type).some(({ shape }) => shape.name === name && shape.params.length === params.length);
}

function readDeclared(type: TypeDraft, names: TypeNames): void {
  for (const field of type.fields.values()) addNamed(field.targets, field.shape.type, type, names);
  for (const method of type.methods) readSignature(method, names);
}

function readSignature(method: MethodDraft, names: TypeNames): void {
  const place = { path: method.path, shape: method.owner?.shape };
  for (const { name, type } of method.shape.params) {
    const targets: TypeDraft[] = [];
    addNamed(targets, type, place, names);
    method.takes.set(name, targets);
  }
  addNamed(method.returns, method.shape.returns, place, names);
}

/** Where something is written: in a file, and in a type there. */
interface WrittenIn {
  readonly path: string;
  readonly shape: TypeShape | undefined;
}

function addNamed(
  list: TypeDraft[],
  written: string | undefined,
  { path, shape }: WrittenIn,
  names: TypeNames,
): void {
  if (written === undefined) return;
  for (const name of namesIn(written)) {
    const found = names.find(name, path, shape);
    if (found !== undefined) addOnce(list, found);
  }
}
