/** Names that folders get from the files in them: `order.controller.ts` may lie in controllers, in order, or in order-controller. */
import type { NameShape } from '../places/ranking/nameShape.ts';

/** Ways from a file's name to a folder's. */
export const WAYS = [
  'role',
  'roles',
  'whole',
  'wholes',
  'subject',
  'subjects',
  'first',
  'firsts',
  'tail',
  'stem',
  'head',
  'second',
] as const;
export type Way = (typeof WAYS)[number];

/** In the folder's form: letters only. */
export function derivedNames({ core, written }: NameShape): ReadonlyMap<Way, string> {
  const found = new Map<Way, string>();
  const [role, first] = [core.at(-1), core[0]];
  if (role === undefined || first === undefined) return found;
  const add = (way: Way, words: readonly string[]) => {
    const name = words.join('').replace(/[^\p{L}]/gu, '');
    if (name !== '') found.set(way, name);
  };
  add('role', [role]);
  add('roles', [plural(role)]);
  if (core.length > 1) {
    const before = core.slice(0, -1);
    add('whole', core);
    add('wholes', [...before, plural(role)]);
    add('subject', before);
    add('subjects', [...before.slice(0, -1), plural(before.at(-1)!)]);
    add('first', [first]);
    add('firsts', [plural(first)]);
    add('stem', [(written.split('.')[0] ?? '').toLowerCase()]);
  }
  if (core.length > 2) {
    add('tail', core.slice(-2));
    add('head', core.slice(0, 2));
    add('second', core.slice(1, 2));
  }
  return found;
}

/** Of an English word. */
export function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
