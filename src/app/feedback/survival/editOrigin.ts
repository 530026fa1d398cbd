/** Whose edit it was, for a host that saw it happen. */
import { codeWords } from '../../../core/survival/codeWords.ts';
import {
  type Circumstance,
  type EditBurst,
  GUARDS,
  originOf as guardOf,
} from '../../../core/survival/guards.ts';

export type { Circumstance };

export interface SeenEdit extends Omit<EditBurst, 'sameWords'> {
  readonly before: string;
  readonly after: string;
}

export function originOf({ before, after, ...burst }: SeenEdit): Circumstance {
  return guardOf({ ...burst, sameWords: sameWords(before, after) });
}

/** What is gone is held against the suggestion. */
export function isPersons(origin: Circumstance): boolean {
  return GUARDS[origin].loss === 'counts';
}

function sameWords(before: string, after: string): boolean {
  return codeWords(before).join(' ') === codeWords(after).join(' ');
}
