/** Adds what a folder's own ignore files say. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from '../../base/paths.ts';
import type { FileProblem } from '../../core/model/facts.ts';
import { type IgnoreRules, readPatterns } from './ignoreRules.ts';

const IGNORE_FILES = ['.gitignore', '.groundplanignore'] as const;

/** Larger ones are no hand-made rules; each pattern costs at every path. */
const MAX_BYTES = 200_000;

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
  /** Told of an ignore file, or a line of it, that is not followed. */
  problem?(problem: FileProblem): void;
}

export async function rulesWithin(
  { root, folder, has, problem }: RulesFolder,
  outer: IgnoreRules,
): Promise<IgnoreRules> {
  let rules = outer;
  for (const name of IGNORE_FILES) {
    if (has?.(name) === false) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = await plainText(join(root, path), (sizeBytes) => problem?.(tooLarge(path, sizeBytes)));
    if (text === undefined) continue;
    const { patterns, costly } = readPatterns(text);
    for (const line of costly) problem?.(tooCostly(path, line));
    rules = rules.within(folder, patterns);
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

function tooLarge(path: string, sizeBytes: number): FileProblem {
  const size = (sizeBytes / 1e6).toFixed(1);
  return {
    path,
    code: 'too-large',
    message: `The ignore file has ${size} MB and is not followed. Shorten it.`,
  };
}

function tooCostly(path: string, line: number): FileProblem {
  const message = 'The pattern has more than two /**/ in it and is not followed. Write it with fewer.';
  return { path, line, code: 'invalid-manifest', message };
}
