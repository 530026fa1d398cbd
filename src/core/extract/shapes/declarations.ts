/** Types, their fields and their callables, from the marks of one file. */
import type { AnnotationFact, CallableKind, FieldShape, Operand, TypeKind } from '../../model/shapes.ts';
import { firstText } from './arguments.ts';
import { declaredName, declaredType, declaresFunction, writtenType } from './declarators.ts';
import { firstFrom, innermost, parentsOf } from './nesting.ts';
import { NO_NAMES, operandOf } from './operands.ts';
import type { Piece } from './piece.ts';
import { type CallableDraft, callableDraft, type TypeDraft } from './shapeDrafts.ts';
import type { Mark, Marks, Part } from './shapeMatches.ts';

export interface Declared {
  /** By name; a name that several types of the file have stands for the first. */
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

const LONGEST_TYPE = 120;

export function textOf(mark: Mark, part: Part): string | undefined {
  return mark.parts.get(part)?.[0]?.text;
}

export function declare(marks: Marks, source: string): Declared {
  const declared = nothingDeclared(createdIn(marks));
  const typeOf = addTypes(marks, declared);
  const context = { marks, source, typeOf, declared, visibilityAt: accessOf(marks) };
  addCallables(context);
  addFields(context);
  dropComputed(declared.types.values());
  restrict(context);
  declared.named.sort((a, b) => a.start - b.start);
  return declared;
}

interface Declaring extends Declared {
  readonly callableOf: CallableDraft[];
  readonly nested: Set<number>;
}

/** A property that is computed holds nothing. */
function dropComputed(types: Iterable<TypeDraft>): void {
  for (const { fields, methods } of types)
    for (const { kind, name } of methods)
      if (kind === 'accessor' && fields.get(name)?.value === undefined) fields.delete(name);
}

function nothingDeclared(created: ReadonlySet<string>): Declaring {
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

interface Context {
  readonly marks: Marks;
  readonly source: string;
  readonly typeOf: readonly TypeDraft[];
  readonly declared: Declaring;
  visibilityAt(offset: number, type: number): 'private' | 'protected' | undefined;
}

function createdIn({ create, type }: Marks): ReadonlySet<string> {
  const types = new Set(type.map((mark) => textOf(mark, 'type.name')));
  return new Set(
    create
      .filter((mark) => isCreation(mark, types))
      .map((mark) => lastName(textOf(mark, 'create.type') ?? '')),
  );
}

/** Where a creation looks like a call, only that of a type of this file counts. */
export function isCreation(mark: Mark, types: { has(name: string | undefined): boolean }): boolean {
  return mark.set['create.known'] !== 'true' || types.has(textOf(mark, 'create.type'));
}

/** `pkg.Widget<T>`, `module::Widget` → `Widget`. */
export function lastName(written: string): string {
  return written
    .replace(/^(?:struct|union|enum)\s+/, '')
    .replace(/[<[(].*$/s, '')
    .replace(/^\W+/, '')
    .split(/\.|::|\\/)
    .at(-1)!
    .trim();
}

function addTypes({ type }: Marks, { types, named }: Declaring): TypeDraft[] {
  const parents = parentsOf(type);
  const drafts = type.map((mark, index) => typeDraft(mark, type[parents[index]!]));
  const isAgain = (index: number) => type[index]!.set['type.again'] === 'true';
  drafts.forEach((draft, index) => {
    if (!isAgain(index) && !types.has(draft.name)) types.set(draft.name, draft);
  });
  return drafts.map((draft, index) => {
    const known = types.get(draft.name) ?? draft;
    if (known !== draft) mergeType(known, draft);
    types.set(draft.name, known);
    if (!isAgain(index))
      named.push({ start: nameStart(type[index]!, 'type.name'), annotations: known.annotations });
    return known;
  });
}

function typeDraft(mark: Mark, parent: Mark | undefined): TypeDraft {
  const named = textOf(mark, 'type.name');
  const name = named === undefined ? `#${mark.line}` : lastName(named);
  const bases = (mark.parts.get('type.base') ?? []).map((node) => node.text.slice(0, LONGEST_TYPE));
  const kind = mark.set['type.mixin'] === 'true' ? 'trait' : ((mark.set['type.kind'] ?? 'class') as TypeKind);
  return {
    name,
    kind,
    line: (mark.parts.get('type.name')?.[0] ?? mark).line,
    endLine: mark.endLine,
    abstract:
      kind === 'interface' ||
      kind === 'trait' ||
      mark.set['type.abstract'] === 'true' ||
      mark.parts.has('type.abstract'),
    bases: new Set(bases),
    outer: parent === undefined ? undefined : textOf(parent, 'type.name'),
    annotations: [],
    fields: new Map(),
    methods: [],
  };
}

/** Several openings of one type: `impl` blocks, partial classes, reopened classes. */
function mergeType(known: TypeDraft, again: TypeDraft): void {
  for (const base of again.bases) known.bases.add(base);
  known.abstract ||= again.abstract;
}

function nameStart(mark: Mark, part: Part): number {
  return mark.parts.get(part)?.[0]?.start ?? mark.start;
}

/** Modifiers stand before the name: what is between the declaration's start and its name. */
function headOf(mark: Mark, part: Part, source: string): string {
  const end = nameStart(mark, part);
  return source.slice(Math.max(mark.start, end - 240), end);
}

function accessOf({ type, access }: Marks): Context['visibilityAt'] {
  const inType = innermost(type);
  const sections = access
    .filter(({ parts }) => !parts.has('access.name'))
    .map((mark) => ({
      start: mark.start,
      end: mark.parts.get('access.scope')?.[0]?.end ?? Number.POSITIVE_INFINITY,
      type: inType(mark.start),
      text: mark.text,
    }));
  return (offset, index) => {
    if (index < 0) return undefined;
    const before = sections.findLast(
      (section) => section.type === index && section.start < offset && offset < section.end,
    );
    return visibilityIn(before?.text ?? type[index]!.set['access.default'] ?? '');
  };
}

/** `private :prepare`, `private_class_method :new`: members by their names; what is `new` elsewhere is the constructor here. */
function restrict({ marks: { type, access }, typeOf }: Context): void {
  const inType = innermost(type);
  for (const mark of access) {
    const owner = typeOf[inType(mark.start)];
    const visibility = visibilityIn(mark.set['access.visibility'] ?? '');
    for (const node of mark.parts.get('access.name') ?? []) {
      const name = node.text.replace(/^:/, '');
      if (owner !== undefined) restrictMember(owner, { name, visibility, line: node.line });
    }
  }
}

interface Restricted {
  readonly name: string;
  readonly visibility: 'private' | 'protected' | undefined;
  readonly line: number;
}

function restrictMember(owner: TypeDraft, { name, visibility, line }: Restricted): void {
  const construct = name === 'new';
  const members = owner.methods.filter((each) =>
    construct ? each.kind === 'constructor' : each.name === name,
  );
  for (const member of members) member.visibility = visibility;
  if (!construct || members.length > 0) return;
  const head = {
    name,
    kind: 'constructor',
    line,
    endLine: line,
    self: undefined,
    returns: undefined,
  } as const;
  owner.methods.push(Object.assign(callableDraft(head), { visibility }));
}

function visibilityIn(text: string): 'private' | 'protected' | undefined {
  if (/\bprotected\b/.test(text)) return 'protected';
  return /\b(?:file)?private\b/.test(text) ? 'private' : undefined;
}

/** Says so, or implements a member of an interface by its full name. */
function isPublic(head: string): boolean {
  return /\b(?:public|pub|internal|open)\b|\w\.$/.test(head);
}

function addCallables(context: Context): void {
  const { marks, declared } = context;
  const inType = innermost(marks.type);
  const parents = parentsOf(marks.method);
  marks.method.forEach((mark, index) => {
    const parent = parents[index]!;
    const typeIndex = inType(mark.start);
    const inside =
      parent >= 0 && (typeIndex < 0 || marks.type[typeIndex]!.start <= marks.method[parent]!.start);
    const own = mark.set['method.own'] === 'true';
    if (inside && !own) {
      declared.nested.add(index);
      declared.callableOf.push(declared.callableOf[parent]!);
      return;
    }
    const draft = draftOf(mark, context, typeIndex);
    const round = inside ? constructed(declared.callableOf[parent]!, declared) : undefined;
    adopt(draft, round ?? ownerOf(mark, typeIndex, context), declared);
    declared.named.push({ start: nameStart(mark, 'method.name'), annotations: draft.annotations });
    declared.callableOf.push(draft);
  });
}

/** `Foo<T>::bar`: what stands before the last `::`. */
function qualifierOf(mark: Mark): string | undefined {
  return textOf(mark, 'method.owner') ?? /^(.*)::[^:]+$/s.exec(textOf(mark, 'method.name') ?? '')?.[1];
}

function ownerOf(mark: Mark, typeIndex: number, { typeOf, declared }: Context): TypeDraft | undefined {
  const named = qualifierOf(mark);
  if (named === undefined) return typeIndex < 0 ? undefined : typeOf[typeIndex];
  if (makes(mark)) return concrete(declared.types.get(named));
  return typeNamed(lastName(named), mark, declared);
}

/** `func NewStore() *Store` makes a Store, where that is a type of the file that can be made. */
function makes(mark: Mark): boolean {
  return mark.set['method.makes'] === 'true';
}

function concrete(type: TypeDraft | undefined): TypeDraft | undefined {
  return type?.abstract === true ? undefined : type;
}

/** A type that this file adds methods to; declared elsewhere, perhaps. */
function typeNamed(name: string, mark: Mark, { types }: Declared): TypeDraft {
  let type = types.get(name);
  if (type === undefined) {
    type = {
      ...emptyType(name, mark.line, mark.endLine),
      elsewhere: true,
    };
    types.set(name, type);
  }
  return type;
}

function emptyType(name: string, line: number, endLine: number): TypeDraft {
  return {
    name,
    kind: 'class',
    line,
    endLine,
    abstract: false,
    bases: new Set(),
    outer: undefined,
    annotations: [],
    fields: new Map(),
    methods: [],
  };
}

/** A function that fits out its own instance is the constructor of a type. */
export function constructed(callable: CallableDraft, declared: Declared): TypeDraft | undefined {
  const owner = declared.ownerOf.get(callable);
  if (owner !== undefined || callable.name === '') return owner;
  const type = declared.types.get(callable.name) ?? emptyType(callable.name, callable.line, callable.endLine);
  declared.types.set(callable.name, type);
  callable.kind = 'constructor';
  const at = declared.functions.indexOf(callable);
  if (at >= 0) declared.functions.splice(at, 1);
  type.methods.push(callable);
  declared.ownerOf.set(callable, type);
  return type;
}

function adopt(draft: CallableDraft, owner: TypeDraft | undefined, declared: Declared): void {
  if (owner === undefined) {
    declared.functions.push(draft);
    return;
  }
  draft.makes &&= draft.self === undefined;
  if (draft.makes) {
    draft.kind = 'constructor';
    draft.static = false;
  } else if (draft.kind === 'function') draft.kind = 'method';
  owner.methods.push(draft);
  declared.ownerOf.set(draft, owner);
}

function draftOf(mark: Mark, { source, visibilityAt, marks }: Context, typeIndex: number): CallableDraft {
  const name = (textOf(mark, 'method.name') ?? '').replace(/^.*::\s*/s, '');
  const head = headOf(mark, 'method.name', source);
  const returns = textOf(mark, 'method.returns');
  const draft = callableDraft({
    name,
    kind: kindOf(
      mark,
      name,
      qualifierOf(mark) ?? (marks.type[typeIndex] && textOf(marks.type[typeIndex], 'type.name')),
    ),
    line: (mark.parts.get('method.name')?.[0] ?? mark).line,
    endLine: mark.endLine,
    self: textOf(mark, 'method.self'),
    returns: returns === undefined ? undefined : writtenType(returns),
  });
  draft.makes = makes(mark);
  draft.bare = mark.set['method.bare'] === 'true';
  draft.static = mark.set['method.static'] === 'true' || /\bstatic\b/.test(head);
  draft.abstract = mark.set['method.abstract'] === 'true' || /\babstract\b/.test(head);
  draft.declared = mark.set['method.declared'] === 'true' && !draft.abstract;
  const stated = mark.set['method.visibility'] ?? head;
  draft.visibility = isPublic(stated)
    ? undefined
    : (visibilityIn(stated) ?? privateName(name) ?? visibilityAt(mark.start, typeIndex));
  return draft;
}

function kindOf(mark: Mark, name: string, type: string | undefined): CallableKind {
  const said = mark.set['method.kind'] as CallableKind | undefined;
  if (said !== undefined) return said;
  const constructs =
    (type !== undefined && name === lastName(type)) ||
    /^(?:constructor|__construct|__init__|initialize|init)$/.test(name);
  if (type !== undefined && constructs) return 'constructor';
  return 'function';
}

/** By convention in languages without the keyword; `__x__` is public. */
function privateName(name: string): 'private' | undefined {
  return /^#|^_(?!_\w*__$)/.test(name) ? 'private' : undefined;
}

function addFields({ marks, source, typeOf, declared, visibilityAt }: Context): void {
  const inType = innermost(marks.type);
  const inMethod = innermost(marks.method);
  const { created } = declared;
  for (const mark of marks.field) {
    const index = inType(mark.start);
    const own = index >= 0 && marks.type[index]!.start === mark.start && marks.type[index]!.end === mark.end;
    if (own || (index < 0 && inMethod(mark.start) >= 0)) continue;
    const held = typeOf[index]?.fields ?? declared.variables;
    // One without a name goes by its place: `struct Meters(f64)`.
    for (const nameNode of mark.parts.get('field.name') ?? [mark]) {
      const annotations: AnnotationFact[] = [];
      if (declaresFunction(nameNode.text)) continue;
      const written = declaredName(nameNode.text.replace(/^[$@#:]+/, ''));
      // `Store* Store::instance = nullptr;` stands outside of its type.
      const name =
        nameNode === mark ? (mark.set['field.name'] ?? String(held.size)) : written.replace(/^.*::/s, '');
      const fields =
        name === written || index >= 0
          ? held
          : typeNamed(lastName(written.slice(0, -name.length - 2)), mark, declared).fields;
      const field = fieldOf(mark, {
        name,
        start: nameNode.start,
        line: nameNode.line,
        source,
        annotations,
        created,
      });
      const visibility = isPublic(mark.set['field.visibility'] ?? headOf(mark, 'field.name', source))
        ? undefined
        : (field.visibility ?? privateName(nameNode.text) ?? visibilityAt(mark.start, index));
      if (!fields.has(name))
        fields.set(name, {
          ...field,
          ...(fields === held ? {} : { static: true }),
          ...(visibility === undefined ? {} : { visibility }),
        });
      declared.named.push({ start: nameNode.start, annotations });
    }
  }
}

interface FieldPlace {
  readonly name: string;
  readonly start: number;
  readonly line: number;
  readonly source: string;
  readonly annotations: AnnotationFact[];
  readonly created: ReadonlySet<string>;
}

function fieldOf(mark: Mark, { name, start, line, source, annotations, created }: FieldPlace): FieldShape {
  const head = headOf(mark, 'field.name', source);
  const type = fieldType(mark, start);
  const value = fieldValue(mark, { name, start, type, created });
  const visibility = visibilityIn(mark.set['field.visibility'] ?? head);
  return {
    name,
    line,
    ...(type === undefined ? {} : { type }),
    ...(mark.set['field.static'] === 'true' || /\bstatic\b/.test(head) ? { static: true } : {}),
    ...(visibility === undefined ? {} : { visibility }),
    ...(value === undefined ? {} : { value }),
    annotations,
  };
}

function fieldType(mark: Mark, start: number): string | undefined {
  const written = textOf(mark, 'field.type');
  if (written === undefined) return typeArguments(valueAfter(start, mark)?.text);
  const declarator = mark.parts.get('field.name')?.find((name) => name.start === start)?.text ?? '';
  return declaredType(writtenType(written), declarator);
}

/** Without a type of its own a field has that which its value is made with: `mutableListOf<Observer>()`, `new Map<string, Plugin>()`. */
function typeArguments(value: string | undefined): string | undefined {
  return /^=?\s*(?:new\s+)?(\w+<[^()]{1,100}>)\s*\(/.exec(value ?? '')?.[1];
}

interface FieldSource {
  readonly name: string;
  readonly start: number;
  readonly type: string | undefined;
  readonly created: ReadonlySet<string>;
}

function fieldValue(mark: Mark, { name, start, type, created }: FieldSource): Operand | undefined {
  if (mark.set['field.value'] === 'parameter') return `param:${name}`;
  const text = withoutBraces(valueAfter(start, mark)?.text.replace(/^=\s*/, ''), mark.set['field.braces']);
  return text === undefined ? undefined : operandOf(typedCreation(text, type), { ...NO_NAMES, created });
}

/** `Next* next{nullptr}` */
function withoutBraces(text: string | undefined, braces: string | undefined): string | undefined {
  return braces === 'true' ? text?.replace(/^\{\s*|\s*\}$/g, '') : text;
}

/** `int a = 1, b`: each value belongs to the name before it. */
function valueAfter(start: number, { parts }: Mark): Piece | undefined {
  const values = parts.get('field.value') ?? [];
  const names = (parts.get('field.name') ?? []).map((name) => name.start);
  // `a, b = f()` share one.
  if (names.every((name) => name < (values[0]?.start ?? 0))) return values[0];
  const next = names.find((name) => name > start) ?? Number.POSITIVE_INFINITY;
  return values.find((value) => value.start > start && value.start < next);
}

/** `Widget w = new(1)` creates what the declaration says. */
export function typedCreation(value: string, type: string | undefined): string {
  return type === undefined ? value : value.replace(/^new(?=\s*[({])/, `new ${type}`);
}

/** An annotation belongs to the declaration whose name comes next; those of parameters and statements to none. */
export function annotate({ annotation, parameter, method }: Marks, { named }: Declared): void {
  const inParameter = innermost(parameter);
  const inMethod = innermost(method);
  for (const mark of annotation) {
    const name = textOf(mark, 'annotation.name');
    const next = named[firstFrom(named, mark.end)];
    const holder = parameter[inParameter(mark.start)] ?? method[inMethod(mark.start)];
    if (name === undefined || next === undefined || (holder !== undefined && holder.end <= next.start))
      continue;
    const text = firstText(textOf(mark, 'annotation.arguments') ?? '');
    next.annotations.push({ name, ...(text === undefined ? {} : { text }) });
  }
}
