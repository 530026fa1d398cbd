/** What an adapter learns from: a text that lasted, after what was asked, and what it was preferred to. */
import type { Prompt, Turn } from './generation.ts';

export interface TextExample {
  /** Stable over runs, where it came of an offer. */
  readonly id?: string;
  /** Language id. */
  readonly language: string;
  /** All that stood before it, as the engine was given it; where there are `turns`, these as one text. */
  readonly prompt: string;
  /** Of a chat: what the engine was told, in its own template. They are what is read in place of `prompt`. */
  readonly turns?: readonly Turn[];
  readonly accepted: string;
  /** What was deleted, or stood there before the person edited it. */
  readonly rejected?: string;
  /** Its reward, in (0, 1]. */
  readonly weight: number;
}

/** One that came of an offer in the journal of feedback. */
export interface LearningExample extends TextExample {
  /** Stable over runs: of the offer it comes from. */
  readonly id: string;
  readonly project: string;
  /** Milliseconds since 1970 of the last signal that changed its reward. */
  readonly atMs: number;
  /** Distance of the reward from what had been expected, in [0, 1]. */
  readonly surprise: number;
}

/** Accepted texts that are not learned from, one a reason that there was. */
export interface RefusedTexts {
  /** Not the language of its file; the same over and over; what another one says. */
  readonly why: 'broken' | 'repeats' | 'alike';
  /** 1 or more. */
  readonly count: number;
}

/** What an engine is asked with, so that the text comes after it. */
export function promptOf({ prompt, turns }: Pick<TextExample, 'prompt' | 'turns'>): Prompt {
  return turns === undefined ? { kind: 'text', text: prompt } : { kind: 'chat', turns };
}

export function textOfTurns(turns: readonly Turn[]): string {
  return turns.map(({ content }) => content).join('\n\n');
}
