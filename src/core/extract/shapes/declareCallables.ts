/** Methods, constructors and functions, and the types they belong to. */
import type { CallableKind } from '../../model/shapes.ts';
import { isPublic, privateName, visibilityIn } from './access.ts';
import { writtenType } from './declarators.ts';
import type { Context, Declared } from './declared.ts';
import { emptyType, typeNamed } from './declareTypes.ts';
import { headOf, lastName, nameStart, textOf } from './markText.ts';
import { innermost, parentsOf } from './nesting.ts';
import { type CallableDraft, callableDraft, type TypeDraft } from './shapeDrafts.ts';
import type { Mark } from './shapeMatches.ts';

export function addCallables(context: Context): void {
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
