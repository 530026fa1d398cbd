/** The last segment of a folder's path, as habits of several projects are compared by it: letters only, in lower case. */
import { basename } from '../../base/paths.ts';

/** `Contexts/Shared/value-object` → valueobject; empty for the workspace itself. */
export function leafKey(folder: string): string {
  return basename(folder)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}
