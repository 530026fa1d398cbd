/** The arguments of a call, from their text. */

const MOST_ARGUMENTS = 6;
const MOST_FIELDS = 24;
/** On the average, in characters. */
const LONGEST = 100;

const LABEL = /^(\w+)\s*[:=]\s*(?![:=>])/;

/** Texts of the arguments, outermost commas apart, without labels (`name: value`, `name=value`). */
export function splitArguments(list: string): string[] {
  return splitLabelled(list, MOST_ARGUMENTS)
    .map(withoutLabel)
    .filter((part) => part !== '');
}

function withoutLabel(part: string): string {
  return part.includes('=') || part.includes(':') ? part.replace(LABEL, '') : part;
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
  const inside = insideOf(list.length > most * LONGEST ? list.slice(0, most * LONGEST) : list);
  if (inside === '') return [];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = 0;
  for (let at = 0; at < inside.length && parts.length < most; at++) {
    const code = inside.charCodeAt(at);
    const kind = code < KINDS.length ? KINDS[code]! : PLAIN;
    if (kind === PLAIN) continue;
    if (quote !== 0) {
      if (kind === ESCAPE) at++;
      else if (code === quote) quote = 0;
    } else if (kind === QUOTE) quote = code;
    else if (kind === OPEN) depth++;
    else if (kind === CLOSE) depth--;
    else if (kind === COMMA && depth === 0) {
      parts.push(inside.slice(start, at));
      start = at + 1;
    }
  }
  if (parts.length < most) parts.push(inside.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '' && !isRest(part));
}

/** `..base`, the fields that are taken over. */
function isRest(part: string): boolean {
  return part.startsWith('..') && part.length > 2 && part[2] !== '.' && part[2] !== '\n';
}

/** Without the parentheses round it. */
function insideOf(list: string): string {
  const from = '([{'.includes(list.charAt(0)) ? 1 : 0;
  const to = list.length > from && ')]}'.includes(list.charAt(list.length - 1)) ? -1 : list.length;
  return list.slice(from, to);
}

const [PLAIN, QUOTE, OPEN, CLOSE, COMMA, ESCAPE] = [0, 1, 2, 3, 4, 5];

/** What a character means, by its code. */
const KINDS: Uint8Array = kinds([
  ['"\'`', QUOTE],
  ['([{', OPEN],
  [')]}', CLOSE],
  [',', COMMA],
  ['\\', ESCAPE],
]);

function kinds(table: readonly (readonly [string, number])[]): Uint8Array {
  const codes = new Uint8Array(128);
  for (const [characters, kind] of table) for (const each of characters) codes[each.charCodeAt(0)] = kind;
  return codes;
}

/** The first argument, where it is a plain string of at most 120 characters. */
export function firstText(list: string): string | undefined {
  return /^[([]?\s*(?:\w+\s*[:=]\s*)?[a-zA-Z@$]{0,2}(["'`])((?:(?!\1)[^\n\\]){1,120})\1/.exec(list)?.[2];
}
