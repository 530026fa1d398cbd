/** How answers put numbers, names and lists. */
import { LANGUAGE_NAMES, type LanguageId } from '../model/language.ts';

/** `1 file`, `3 files`, `2 dependencies`. */
export function count(n: number, noun: string): string {
  return `${number(n)} ${n === 1 ? noun : pluralOf(noun)}`;
}

export function number(n: number): string {
  return n.toLocaleString('en');
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Text of the repository as code: nothing in it is Markdown, and no mark of a citation. */
export function code(text: string): string {
  const line = text.replace(/[\s\ue000\ue001]+/g, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** Words of the repository within a sentence: shown as they are, none of them Markdown. */
export function plain(text: string): string {
  return text
    .replace(/[\s\ue000\ue001]+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

/** `a`, `a and b`, `a, b and c`; of more than `most` how many others. */
export function listed(items: readonly string[], most = items.length): string {
  const shown = items.slice(0, most);
  const more = items.length - shown.length;
  const all = more > 0 ? [...shown, more === 1 ? '1 other' : `${number(more)} others`] : shown;
  if (all.length <= 1) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** The first sentence, or as much as can be shown. */
export function firstSentence(text: string, most = 240): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  if (sentence.length <= most) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', most))} …`;
}

/** `a thing`, `an other`. */
export function a(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function is(n: number): string {
  return n === 1 ? 'is' : 'are';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `41 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const percent = (100 * part) / whole;
  return percent > 0 && percent < 1 ? 'under 1 %' : `${Math.round(percent)} %`;
}

/** As people write it: `C#`. */
export function languageName(language: LanguageId): string {
  return LANGUAGE_NAMES[language];
}
