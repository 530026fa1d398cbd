/** Where something of one workspace lies below a folder of all. */
import { join } from 'node:path';
import { sha1 } from '../scan/readSource.ts';

export const WORKSPACES = 'workspaces';

export function folderFor(storagePath: string, root: string): string {
  return join(storagePath, WORKSPACES, sha1(Buffer.from(root)).slice(0, 16));
}
