/** Which types values have where nobody declares it: by what is created, passed in, kept and asked. */
import type { Steps } from '../../../base/steps.ts';
import { nameIn } from '../../extract/shapes/operands.ts';
import type { Operand } from '../../model/shapes.ts';
import type { TypeNames } from './typeNames.ts';
import { addOnce, type FieldDraft, type MethodDraft, type TypeDraft } from './typeNodes.ts';

/** More alternatives than this say nothing. */
const MOST_TARGETS = 12;

/** Types that an operand can have in a callable, as far as known. */
export function typesOf(operand: Operand, callable: MethodDraft, names: TypeNames): readonly TypeDraft[] {
  const created = nameIn(operand, 'new', 'type');
  if (created !== undefined) return listed(names.find(created, callable.path, callable.owner?.shape));
  if (operand === 'self') return listed(callable.owner);
  const param = nameIn(operand, 'param');
  if (param !== undefined) return callable.takes.get(param) ?? [];
  const field = nameIn(operand, 'field');
  if (field !== undefined) return callable.owner?.fields.get(field)?.targets ?? [];
  const item = nameIn(operand, 'item');
  if (item === undefined) return [];
  return callable.owner?.fields.get(item)?.targets ?? callable.takes.get(item) ?? [];
}

function listed(type: TypeDraft | undefined): readonly TypeDraft[] {
  return type === undefined ? [] : [type];
}

/** `new Context(new Fast())`, `context.use(new Fast())`: what is passed is what the parameter takes, where it says no type itself. */
export function followArguments(callable: MethodDraft, names: TypeNames): void {
  for (const { type, args } of callable.shape.creates) {
    const created = names.find(type, callable.path, callable.owner?.shape);
    const makers = created?.methods.filter(({ shape }) => shape.kind === 'constructor') ?? [];
    for (const maker of makers) passOn(maker, args, callable, names);
  }
  for (const call of callable.shape.calls) {
    if (call.args.length === 0) continue;
    for (const target of typesOf(call.on, callable, names)) {
      const method = target.methods.find(({ shape }) => shape.name === call.name);
      if (method !== undefined) passOn(method, call.args, callable, names);
    }
  }
}

function passOn(to: MethodDraft, args: readonly Operand[], from: MethodDraft, names: TypeNames): void {
  to.shape.params.forEach((param, index) => {
    const given = args[index];
    if (given === undefined || param.type !== undefined) return;
    const takes = to.takes.get(param.name) ?? [];
    for (const type of typesOf(given, from, names)) if (takes.length < MOST_TARGETS) addOnce(takes, type);
    to.takes.set(param.name, takes);
  });
}

/** What is written to a field, or put into it, is what it holds. */
export function readWrites(type: TypeDraft, names: TypeNames): void {
  for (const method of type.methods) {
    for (const { field, value } of method.shape.writes)
      addValue(type.fields.get(field), value, method, names);
    for (const { on, args, name } of method.shape.calls) {
      const field = type.fields.get(nameIn(on, 'field') ?? '');
      if (field !== undefined && PUT.test(name) && !answers(field, name))
        addValue(field, args.at(-1), method, names, true);
    }
  }
  for (const field of type.fields.values()) {
    const created = nameIn(field.shape.value ?? '', 'new');
    const found = created === undefined ? undefined : names.find(created, type.path, type.shape);
    if (found !== undefined && field.shape.type === undefined) addOnce(field.targets, found);
  }
}

/** What the field holds has such a method of its own: it is no collection that is put into. */
function answers({ targets }: FieldDraft, name: string): boolean {
  return targets.some(({ methods }) => methods.some(({ shape }) => shape.name === name));
}

const PUT =
  /^(?:push|push_back|emplace_back|add|append|put|insert|set|unshift|attach|Add|Append|Enqueue|addElement|<<|\[\]=)$/;

function addValue(
  field: FieldDraft | undefined,
  value: Operand | undefined,
  method: MethodDraft,
  names: TypeNames,
  many = false,
): void {
  if (field === undefined || value === undefined) return;
  if (value === 'list' || value === 'map') field.many = true;
  if (value === 'map') field.keyed = true;
  if (many) field.many = true;
  if (field.shape.type !== undefined && field.targets.length > 0) return;
  for (const type of typesOf(value, method, names)) {
    if (field.targets.length < MOST_TARGETS && type !== undefined) addOnce(field.targets, type);
  }
}

/** A field or parameter without a type is of the few types near it that have what is asked of it. */
export function* readAsked(types: readonly TypeDraft[]): Steps<void> {
  const having = new Map<string, TypeDraft[]>();
  for (const type of types) {
    yield;
    for (const { shape } of type.methods) {
      if (shape.kind !== 'method') continue;
      const known = having.get(shape.name);
      if (known === undefined) having.set(shape.name, [type]);
      else addOnce(known, type);
    }
  }
  for (const type of types) {
    yield;
    for (const method of type.methods) askMethod(type, method, having);
  }
}

function askMethod(
  type: TypeDraft,
  method: MethodDraft,
  having: ReadonlyMap<string, readonly TypeDraft[]>,
): void {
  for (const { on, name } of method.shape.calls) {
    const target = openTarget(type, method, on);
    const able = having.get(name);
    if (target === undefined || able === undefined || able.length > MOST_TARGETS) continue;
    for (const each of able) {
      const near = each.path === type.path || folder(each.path) === folder(type.path);
      if (near && !COMMON.test(name)) addOnce(target, each);
    }
  }
}

/** Names that collections and numbers have too. */
const COMMON =
  /^(?:add|get|set|put|push|pop|append|remove|size|length|toString|equals|close|map|filter|forEach|join|split|items|keys|values|copy|index|count|sort|find|call|apply|bind|then|insert|contains|has|delete|clear|format|replace)$/;

function openTarget(type: TypeDraft, { shape, takes }: MethodDraft, on: Operand): TypeDraft[] | undefined {
  const name = nameIn(on, 'field', 'item');
  const field = name === undefined ? undefined : type.fields.get(name);
  if (field !== undefined)
    return field.shape.type === undefined && field.targets.length === 0 ? field.targets : undefined;
  const param = nameIn(on, 'param', 'item');
  const declared = shape.params.find((each) => each.name === param);
  if (param === undefined || declared === undefined || declared.type !== undefined) return undefined;
  const list = takes.get(param) ?? [];
  takes.set(param, list);
  return list.length === 0 ? list : undefined;
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
