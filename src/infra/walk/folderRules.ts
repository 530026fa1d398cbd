/** Adds what a folder's own ignore files say. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from '../../base/paths.ts';
import type { IgnoreRules } from './ignoreRules.ts';

const IGNORE_FILES = ['.gitignore', '.groundplanignore'] as const;

/** Larger ones are no hand-made rules; each pattern costs at every path. */
const MAX_BYTES = 1_000_000;

export function isIgnoreFile(path: string): boolean {
  const name = basename(path);
  return IGNORE_FILES.some((each) => each === name);
}

export interface RulesFolder {
  readonly root: string;
  /** Workspace-relative, `''` for the root. */
  readonly folder: string;
  /** False where the folder is known not to hold a plain file of this name. */
  has?(name: string): boolean;
  /** Told of an ignore file that is left out, by its workspace-relative path. */
  tooLarge?(path: string, sizeBytes: number): void;
}

export async function rulesWithin(
  { root, folder, has, tooLarge }: RulesFolder,
  outer: IgnoreRules,
): Promise<IgnoreRules> {
  let rules = outer;
  for (const name of IGNORE_FILES) {
    if (has?.(name) === false) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = await plainText(join(root, path), (sizeBytes) => tooLarge?.(path, sizeBytes));
    if (text !== undefined) rules = rules.within(folder, text);
  }
  return rules;
}

/** A link is not followed, as git does not: it may lead to a device that never ends. */
async function plainText(path: string, tooLarge: (sizeBytes: number) => void): Promise<string | undefined> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile()) return undefined;
    if (stats.size <= MAX_BYTES) return await readFile(path, 'utf8');
    tooLarge(stats.size);
  } catch {
    // Gone or unreadable: no rules.
  }
  return undefined;
}
