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

/** @param has false where the folder is known not to hold a plain file of this name. */
export async function rulesWithin(
  root: string,
  folder: string,
  outer: IgnoreRules,
  has: (name: string) => boolean = () => true,
): Promise<IgnoreRules> {
  let rules = outer;
  for (const name of IGNORE_FILES) {
    const text = has(name) ? await plainText(join(root, folder, name)) : undefined;
    if (text !== undefined) rules = rules.within(folder, text);
  }
  return rules;
}

/** A link is not followed, as git does not: it may lead to a device that never ends. */
async function plainText(path: string): Promise<string | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() && stats.size <= MAX_BYTES ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
