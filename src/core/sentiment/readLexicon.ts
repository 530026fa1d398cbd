/** Finds the lexicon's words and phrases in tokens. */
import { FEELINGS, type FeelingName, TECHNICAL } from './lexicon.ts';
import type { Token } from './tokens.ts';

export interface Felt {
  readonly feeling: FeelingName;
  readonly valence: number;
  /** Of its first word. */
  readonly at: number;
  readonly length: number;
}

const MOST_WORDS = 5;

type Entry = FeelingName | 'technical';

const entries = new Map<string, Entry[]>();
const beginnings = new Set<string>();

function add(phrase: string, entry: Entry): void {
  const words = phrase.split('_');
  entries.set(words.join(' '), [...(entries.get(words.join(' ')) ?? []), entry]);
  beginnings.add(words[0]!);
}
for (const [feeling, { words }] of Object.entries(FEELINGS)) {
  for (const phrase of words.split(/\s+/))
    if (phrase !== '')
      add(isShort(phrase) ? phrase.replaceAll('_', '\u0000') : phrase, feeling as FeelingName);
}
for (const phrase of TECHNICAL.split(/\s+/)) if (phrase !== '') add(phrase, 'technical');

function isShort(phrase: string): boolean {
  return phrase.startsWith(':') && phrase.endsWith(':');
}

/** The longest phrase at each place; technical ones hide the words in them. */
export function feltIn(tokens: readonly Token[]): readonly Felt[] {
  const found: Felt[] = [];
  for (let at = 0; at < tokens.length; ) at += readAt(tokens, at, found);
  return found;
}

function readAt(tokens: readonly Token[], at: number, found: Felt[]): number {
  if (!beginnings.has(wordOf(tokens[at]!))) return 1;
  for (let length = Math.min(MOST_WORDS, tokens.length - at); length > 0; length--) {
    const feelings = entries.get(phraseOf(tokens, at, length));
    if (feelings === undefined) continue;
    for (const feeling of feelings) {
      if (feeling !== 'technical') found.push({ feeling, valence: FEELINGS[feeling].valence, at, length });
    }
    return length;
  }
  return 1;
}

function phraseOf(tokens: readonly Token[], at: number, length: number): string {
  let phrase = wordOf(tokens[at]!);
  for (let next = at + 1; next < at + length; next++) phrase += ` ${wordOf(tokens[next]!)}`;
  return phrase;
}

function wordOf({ kind, text }: Token): string {
  if (kind === 'sign') return text.replaceAll('_', '\u0000');
  return kind === 'stop' && text === '!!' ? '!' : text;
}
