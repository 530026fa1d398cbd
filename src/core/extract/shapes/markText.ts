/** Names and heads of what a mark stands for, from the text. */
import type { Mark, Part } from './shapeMatches.ts';

export function textOf(mark: Mark, part: Part): string | undefined {
  return mark.parts.get(part)?.[0]?.text;
}

export function nameStart(mark: Mark, part: Part): number {
  return mark.parts.get(part)?.[0]?.start ?? mark.start;
}

/** Modifiers stand before the name: what is between the declaration's start and its name. */
export function headOf(mark: Mark, part: Part, source: string): string {
  const end = nameStart(mark, part);
  return source.slice(Math.max(mark.start, end - 240), end);
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

/** Where a creation looks like a call, only that of a type of this file counts. */
export function isCreation(mark: Mark, types: { has(name: string | undefined): boolean }): boolean {
  return mark.set['create.known'] !== 'true' || types.has(textOf(mark, 'create.type'));
}
