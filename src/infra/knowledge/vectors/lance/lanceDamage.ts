/** What went wrong in LanceDB, by its words: it has no codes. */

import { CodedError } from '../../../../base/codedError.ts';
import { messageOf } from '../../../../base/messageOf.ts';
import { withoutCredentials } from './lancePlace.ts';

/** The table's files are not what was written, or not there. */
const DAMAGE =
  /invalid magic|magic number|sufficient data|corrupt|fill whole buffer|failed to decode|range was invalid|invalid range|too small|not found|does not exist|panic|out of bounds|out of range|unexpected eof|utf-?8/i;

/** The machine's trouble, or another process'; says nothing about the files. */
const CIRCUMSTANCE =
  /no space left|file too large|quota|permission denied|access is denied|read-only|too many open files|out of memory|cannot allocate|conflict|timed? ?out|connect|credential|forbidden|unauthorized|access ?denied|status:? \d|status code|error sending request|os error (5|12|13|16|24|26|27|28|30|122)\b/i;

export function isDamage(error: unknown): boolean {
  const text = messageOf(error);
  return DAMAGE.test(text) && !CIRCUMSTANCE.test(text);
}

/** Another machine committed first. */
export function isConflict(error: unknown): boolean {
  return /commit conflict|preempted by concurrent|too many concurrent writers/i.test(messageOf(error));
}

/** Shared storage that does not answer, or not us. */
export function isOutOfReach(error: unknown): boolean {
  return REFUSED.test(messageOf(error)) || UNREACHABLE.test(messageOf(error));
}

/** Its first sentence, without credentials: what follows are places in LanceDB's sources. */
export function reasonOfLance(error: unknown): string {
  const [first = ''] = messageOf(error).split(/, \/rustc|, \/usr\/local\/cargo|, \/[^ ]*\.cargo|\n/);
  return withoutCredentials(first.replace(/^.*lance error: /s, '')).slice(0, 300);
}

const REFUSED = /credential|forbidden|unauthorized|access ?denied|status 40[13]/i;
const UNREACHABLE = /connection|timed? ?out|dns error|status 5\d\d|error sending request/i;

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/no space left|file too large|quota|disk is full|os error (27|28|122)\b/i, 'Free disk space'],
  [
    /credential|forbidden|unauthorized|access ?denied|status 40[13]/i,
    'Check the credentials (“Groundplan: Set Store Credentials”, or the environment)',
  ],
  [/connect|timed? ?out|dns|status 5\d\d|error sending request/i, 'Check that the storage can be reached'],
  [
    /permission denied|read-?only|unable to open database|os error (13|30)\b/i,
    "Check the folder's permissions",
  ],
];

export function lanceFailure(error: unknown, place: string): unknown {
  if (error instanceof CodedError || !(error instanceof Error)) return error;
  const remedy = REMEDIES.find(([words]) => words.test(error.message))?.[1] ?? 'Rebuild the search index';
  const message = `The search index in ${withoutCredentials(place)} cannot be used (${reasonOfLance(error)}). ${remedy}, then try again; nothing of yours is lost.`;
  return new CodedError('store-failed', message, error);
}
