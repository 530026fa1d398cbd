/** Texts that no model of developers' English should judge. */
import type { Abstention } from '../model/sentiment.ts';
import { isEnglish } from './language.ts';
import type { Token } from './tokens.ts';

/** Undefined for a text that can be read. */
export function unreadable(tokens: readonly Token[]): Abstention | undefined {
  const said = tokens.filter(({ kind }) => kind === 'word' || kind === 'face' || kind === 'sign');
  if (said.length === 0) return tokens.some(({ kind }) => kind === 'mark') ? 'code' : 'empty';
  return isEnglish(tokens) ? undefined : 'language';
}
