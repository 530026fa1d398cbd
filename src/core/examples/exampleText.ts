/** The texts of an offer: what was asked, what was suggested, and what became of it. */
import type { Turn } from '../model/generation.ts';
import type { Neighbours } from './placed.ts';

export interface ExampleText {
  /** Language id. */
  readonly language: string;
  /** Where it stands, relative to the workspace. */
  readonly path: string;
  /** What the engine was asked with, or would have been. */
  readonly turns: readonly Turn[];
  /** As it was put into the file. */
  readonly suggested: string;
  readonly neighbours: Neighbours;
  /** Of code in an answer: the rest of the answer. */
  readonly around?: { readonly before: string; readonly after: string };
  /** The answer that the person had before, to the same, and asked for another one. */
  readonly instead?: string;
  /** At the last look that could tell. */
  readonly kept?: KeptText;
}

export interface KeptText {
  /** Undefined: it is there, word for word. */
  readonly text?: string;
  /** How much of all that was accepted was left then, in [0, 1]. */
  readonly share: number;
}

/** In UTF-16 code units. What is longer is not kept, and teaches nothing. */
export const MOST_TEXT = 16_384;
/** All turns together. */
export const MOST_PROMPT = 65_536;

/** What an engine would have had to answer for this to stand there. */
export function answerWith({ around }: ExampleText, code: string): string {
  return around === undefined ? code : around.before + code + around.after;
}
