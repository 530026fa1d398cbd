/** Fields of types and variables of the file, with what they say of their types and values. */
import type { AnnotationFact, FieldShape, Operand } from '../../model/shapes.ts';
import { isPublic, privateName, visibilityIn } from './access.ts';
import { declaredName, declaredType, declaresFunction, writtenType } from './declarators.ts';
import type { Context } from './declared.ts';
import { typeNamed } from './declareTypes.ts';
import { headOf, lastName, textOf } from './markText.ts';
import { innermost } from './nesting.ts';
import { NO_NAMES, operandOf } from './operands.ts';
import type { Piece } from './piece.ts';
import type { TypeDraft } from './shapeDrafts.ts';
import type { Mark } from './shapeMatches.ts';

export function addFields({ marks, source, typeOf, declared, visibilityAt }: Context): void {
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

/** A property that is computed holds nothing. */
export function dropComputed(types: Iterable<TypeDraft>): void {
  for (const { fields, methods } of types)
    for (const { kind, name } of methods)
      if (kind === 'accessor' && fields.get(name)?.value === undefined) fields.delete(name);
}
