/** Titles as people type or paste them, made into one line of Markdown and the name of a file. */
import { CodedError } from '../../../base/codedError.ts';
import type { RecordHabits } from './recordHabits.ts';

const LONGEST_TITLE = 160;
const LONGEST_NAME = 60;

/** One line without what a terminal, an editor or a reader could be misled by. Throws `invalid-option` for one that says nothing. */
export function safeTitle(typed: string): string {
  const line = typed
    .normalize('NFC')
    // Control and format characters: line breaks, escapes, marks that turn the direction of writing.
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/(?!\u200d)\p{Cf}|\p{Cs}|\p{Co}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[#\s]+/, '')
    .replace(/[#\s]+$/, '')
    .trim();
  const title = shortened(line, LONGEST_TITLE, ' ');
  if (!/[\p{L}\p{N}]/u.test(title))
    throw new CodedError('invalid-option', 'A decision needs a title: say in a few words what is decided.');
  return title;
}

/** On one line, and so that no sign of it is taken for markup, or for the gap of a template. Code stays marked as such. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/`[^`]*`|[\\<>{}[\]*~]|^#|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (sign) =>
      sign.length > 2 && sign.startsWith('`') ? sign : `\\${sign}`,
    );
}

/** `Use PostgreSQL!` → `0012-use-postgresql.md`. Holds nothing but letters, digits and the separator, whatever the title holds. */
export function fileNameOf(
  title: string,
  number: number,
  { prefix, width, separator, keepsCase, extension }: RecordHabits,
): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, separator)
    .replaceAll(/^[-_ ]+|[-_ ]+$/g, '');
  const name = shortened(keepsCase ? words : words.toLowerCase(), LONGEST_NAME, separator);
  return `${prefix}${String(number).padStart(width, '0')}${separator}${name}.${extension}`;
}

/** Cut between words where that leaves most of it; never within a character. */
function shortened(text: string, most: number, separator: string): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const cut = signs.slice(0, most).join('');
  const at = cut.lastIndexOf(separator);
  return (at > most / 2 ? cut.slice(0, at) : cut).replace(/[-_ ]+$/, '');
}
