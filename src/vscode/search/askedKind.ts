/** A search for one kind of what is known: its name and a colon before the words, `decision: which database`. */
import { RECORD_NAMES } from '../../core/model/record.ts';

export const ASKED_KINDS = [...RECORD_NAMES, 'code'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

export interface AskedWords {
  readonly kind?: AskedKind;
  readonly words: string;
}

/** As typed; `std::vector` and `http://…` ask for no kind. */
export function askedWords(text: string): AskedWords {
  const [, name = '', words = ''] = /^\s*(\w+)s?:(?!:)\s*(.*)$/s.exec(text) ?? [];
  const lower = name.toLowerCase();
  const kind = ASKED_KINDS.find((each) => lower === each || lower === `${each}s`);
  return kind === undefined ? { words: text.trim() } : { kind, words: words.trim() };
}

/** The same words, asked of another kind, or of all texts. */
export function askedAs(text: string, kind: AskedKind | undefined): string {
  const { words } = askedWords(text);
  return kind === undefined ? words : `${kind}: ${words}`;
}
