/** Which declaration each annotation is about. */
import { firstText } from './arguments.ts';
import type { Declared } from './declared.ts';
import { textOf } from './markText.ts';
import { firstFrom, innermost } from './nesting.ts';
import type { Marks } from './shapeMatches.ts';

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
