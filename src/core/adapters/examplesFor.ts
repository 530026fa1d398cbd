/** Which examples an adapter learns from. */
import { GENERIC } from '../model/adapter.ts';
import type { TextExample } from '../model/textExample.ts';
import { adapterLanguage, trainableLanguage } from './chooseAdapter.ts';

/** Those of its language; all, of the generic one. Throws `invalid-option` for what is no language. */
export function examplesFor<E extends TextExample>(named: string, examples: readonly E[]): readonly E[] {
  const wanted = trainableLanguage(named);
  return wanted === GENERIC
    ? examples
    : examples.filter(({ language }) => adapterLanguage(language) === wanted);
}
