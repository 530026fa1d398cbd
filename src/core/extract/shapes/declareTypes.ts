/** The types of a file; several openings of one are put together. */
import type { TypeKind } from '../../model/shapes.ts';
import type { Declared, Declaring } from './declared.ts';
import { lastName, nameStart, textOf } from './markText.ts';
import { parentsOf } from './nesting.ts';
import type { TypeDraft } from './shapeDrafts.ts';
import type { Mark, Marks } from './shapeMatches.ts';

const LONGEST_TYPE = 120;

export function addTypes({ type }: Marks, { types, named }: Declaring): TypeDraft[] {
  const parents = parentsOf(type);
  const drafts = type.map((mark, index) => typeDraft(mark, type[parents[index]!]));
  const isAgain = (index: number) => type[index]!.set['type.again'] === 'true';
  const keyOf = (draft: TypeDraft, index: number) =>
    isAgain(index) || !isNamesake(draft, types) ? draft.name : `${draft.outer ?? ''}.${draft.name}`;
  drafts.forEach((draft, index) => {
    const key = keyOf(draft, index);
    if (!isAgain(index) && !types.has(key)) types.set(key, draft);
  });
  return drafts.map((draft, index) => {
    const key = keyOf(draft, index);
    const known = types.get(key) ?? draft;
    if (known !== draft) mergeType(known, draft);
    types.set(key, known);
    if (!isAgain(index))
      named.push({ start: nameStart(type[index]!, 'type.name'), annotations: known.annotations });
    return known;
  });
}

/** Of the same name in another type: each has its own. */
function isNamesake({ name, outer }: TypeDraft, types: ReadonlyMap<string, TypeDraft>): boolean {
  const first = types.get(name);
  return first !== undefined && first.outer !== outer;
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

/** A type that this file adds methods to; declared elsewhere, perhaps. */
export function typeNamed(name: string, mark: Mark, { types }: Declared): TypeDraft {
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

export function emptyType(name: string, line: number, endLine: number): TypeDraft {
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
