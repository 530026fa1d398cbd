import { shortHash } from '../../base/hash.ts';
import type { FindingKind } from './finding.ts';

/** @param subjects paths or module names that make the finding what it is; lines and numbers stay out. */
export function findingId(kind: FindingKind, ...subjects: readonly string[]): string {
  return `${kind}:${shortHash(subjects.join('\n'))}`;
}
