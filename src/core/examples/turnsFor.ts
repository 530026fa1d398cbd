/**
 * How a language model would be asked for a text that a rule has written. The one function that says so: what adapters learn from a
 * suggestion is what they are to answer when they are asked in the same way.
 */
import type { Turn } from '../model/generation.ts';

export interface WantedText {
  /** Language id. */
  readonly language: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** What is to be done, for a person: a suggestion's title. */
  readonly asked: string;
  /** What stands in the file before it; empty at its beginning. */
  readonly before: string;
  /** The whole of a new file, and not a part of one. */
  readonly whole: boolean;
}

/** In UTF-16 code units: what is further away says little, and prompts have to fit small contexts. */
const MOST_BEFORE = 4000;

export function turnsFor({ language, path, asked, before, whole }: WantedText): readonly Turn[] {
  const above = lastLines(before);
  const place = whole
    ? 'It is a new file: write the whole of it.'
    : above === ''
      ? 'Write the beginning of the file.'
      : `The file goes so far as follows; write what comes next.\n\n${above}`;
  return [
    { role: 'system', content: `You write ${language} for a software project. Answer with code alone.` },
    { role: 'user', content: `${asked}\n\nFile: ${path}\n${place}` },
  ];
}

function lastLines(text: string): string {
  if (text.length <= MOST_BEFORE) return text;
  const from = text.indexOf('\n', text.length - MOST_BEFORE);
  return from === -1 ? text.slice(-MOST_BEFORE) : text.slice(from + 1);
}
