/** How a path is named where nobody should read it: it can be known again. */
import { shortHash } from '../../base/hash.ts';

/** @param path relative to the workspace, with forward slashes. */
export function pathMark(path: string): string {
  return shortHash(path);
}
