/** The walk's decision for one path, from the ignore files of the folders above it. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WalkOptions, WalkPlace } from '../../core/ports/workspaceWalker.ts';
import { rulesWithin } from './folderRules.ts';
import { IgnoreRules } from './ignoreRules.ts';
import { MAX_DEPTH, VIRTUAL_ENVIRONMENT } from './limits.ts';

export async function locate(root: string, path: string, options: WalkOptions): Promise<WalkPlace> {
  const names = path.split('/');
  if (names.length > MAX_DEPTH + 1) return 'left-out';
  let rules = IgnoreRules.root(options.exclude);
  for (const at of names.keys()) {
    const folder = names.slice(0, at).join('/');
    if (at > 0 && (await kindOf(root, `${folder}/${VIRTUAL_ENVIRONMENT}`)) === 'file') return 'left-out';
    rules = await rulesWithin({ root, folder }, rules);
    const here = names.slice(0, at + 1).join('/');
    const last = here === path;
    const kind = await kindOf(root, here);
    const folderLike = kind === 'folder' || (kind === 'missing' && !last);
    if (kind === 'left-out' || rules.ignores(folderLike ? `${here}/` : here)) return 'left-out';
    if (last || kind === 'missing') return kind;
    if (kind === 'file') return 'missing';
  }
  return 'missing';
}

async function kindOf(root: string, path: string): Promise<WalkPlace> {
  const stats = await lstat(join(root, path)).catch(() => undefined);
  if (stats === undefined) return 'missing';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'left-out';
}
