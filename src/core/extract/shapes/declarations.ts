/** Types, their fields and their callables, from the marks of one file. */
import { accessOf, restrict } from './access.ts';
import { addCallables } from './declareCallables.ts';
import { type Declared, nothingDeclared } from './declared.ts';
import { addFields, dropComputed } from './declareFields.ts';
import { addTypes } from './declareTypes.ts';
import { isCreation, lastName, textOf } from './markText.ts';
import type { Marks } from './shapeMatches.ts';

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

function createdIn({ create, type }: Marks): ReadonlySet<string> {
  const types = new Set(type.map((mark) => textOf(mark, 'type.name')));
  return new Set(
    create
      .filter((mark) => isCreation(mark, types))
      .map((mark) => lastName(textOf(mark, 'create.type') ?? '')),
  );
}
