/** What a person calls the part that a file plays. */
import { basename } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { OPEN } from '../text/renamed.ts';
import type { Member } from './families.ts';
import { isRoleWord } from './roleWords.ts';

export function partNameOf({ test, partWords, template }: Member): string {
  if (test) return 'test';
  const open = new Set([OPEN[0]!, `${OPEN[0]}s`, `${OPEN[0]}es`]);
  const words = wordsOf(basename(template).replace(/\.\w+$/, '')).filter((word) => !open.has(word));
  if (words.length > 0) return words.join(' ');
  return partWords.find((word) => isRoleWord(word)) ?? partWords[0] ?? 'file';
}
