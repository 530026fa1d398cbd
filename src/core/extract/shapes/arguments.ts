/** The arguments of a call, from their text. */

const MOST_ARGUMENTS = 6;
const LONGEST = 600;

/** Texts of the arguments, outermost commas apart, without labels (`name: value`, `name=value`). */
export function splitArguments(list: string): string[] {
  const inside = list
    .slice(0, LONGEST)
    .replace(/^[([{]/, '')
    .replace(/[)\]}]$/, '');
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let at = 0; at < inside.length && parts.length < MOST_ARGUMENTS; at++) {
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
  if (parts.length < MOST_ARGUMENTS) parts.push(inside.slice(start));
  return parts
    .map((part) => part.trim().replace(/^\w+\s*[:=]\s*(?![:=>])/, ''))
    .filter((part) => part !== '');
}

/** The first argument, where it is a plain string of at most 120 characters. */
export function firstText(list: string): string | undefined {
  return /^[([]?\s*(?:\w+\s*[:=]\s*)?[a-zA-Z@$]{0,2}(["'`])((?:(?!\1)[^\n\\]){1,120})\1/.exec(list)?.[2];
}
