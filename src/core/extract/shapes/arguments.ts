/** The arguments of a call, from their text. */

const MOST_ARGUMENTS = 6;
const MOST_FIELDS = 24;
/** On the average, in characters. */
const LONGEST = 100;

const LABEL = /^(\w+)\s*[:=]\s*(?![:=>])/;

/** Texts of the arguments, outermost commas apart, without labels (`name: value`, `name=value`). */
export function splitArguments(list: string): string[] {
  return splitLabelled(list, MOST_ARGUMENTS)
    .map((part) => part.replace(LABEL, ''))
    .filter((part) => part !== '');
}

export interface Filled {
  readonly field: string;
  readonly value: string;
}

/** The fields that a literal of a struct fills. @param short whether `{ next }` stands for `{ next: next }`. */
export function filledFields(list: string, short: boolean): Filled[] {
  return splitLabelled(list, MOST_FIELDS).flatMap((part) => {
    const field = LABEL.exec(part)?.[1] ?? (short && /^\w+$/.test(part) ? part : undefined);
    return field === undefined ? [] : [{ field, value: part.replace(LABEL, '') }];
  });
}

function splitLabelled(list: string, most: number): string[] {
  const inside = list
    .slice(0, most * LONGEST)
    .replace(/^[([{]/, '')
    .replace(/[)\]}]$/, '');
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let at = 0; at < inside.length && parts.length < most; at++) {
    const char = inside[at]!;
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(inside.slice(start, at));
      start = at + 1;
    }
  }
  if (parts.length < most) parts.push(inside.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '' && !/^\.\.[^.]/.test(part));
}

/** The first argument, where it is a plain string of at most 120 characters. */
export function firstText(list: string): string | undefined {
  return /^[([]?\s*(?:\w+\s*[:=]\s*)?[a-zA-Z@$]{0,2}(["'`])((?:(?!\1)[^\n\\]){1,120})\1/.exec(list)?.[2];
}
