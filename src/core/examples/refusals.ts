/** Why accepted texts are not learned from, in words. */
import type { RefusedTexts } from '../model/textExample.ts';

const SENTENCES: Readonly<Record<RefusedTexts['why'], readonly [one: string, several: string]>> = {
  broken: [
    'was left out: it does not read as the language of its file',
    'were left out: they do not read as the language of their file',
  ],
  repeats: [
    'was left out: it only says the same over and over',
    'were left out: they only say the same over and over',
  ],
  alike: [
    'was left out: it says what another one says, but for a word or two',
    'were left out: they say what another one says, but for a word or two',
  ],
};

/** `3 accepted texts were left out: they do not read as the language of their file.` */
export function refusalSentence({ why, count }: RefusedTexts): string {
  const [one, several] = SENTENCES[why];
  return count === 1 ? `1 accepted text ${one}.` : `${count} accepted texts ${several}.`;
}
