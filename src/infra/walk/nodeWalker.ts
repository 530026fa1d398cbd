/** Walks a folder on disk. Links are followed only to files inside the workspace; what is left out is reported. */
import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import type { FileProblem } from '../../core/model/facts.ts';
import type {
  WalkedFile,
  WalkOptions,
  WalkResult,
  WorkspaceWalker,
} from '../../core/ports/workspaceWalker.ts';
import { sha1 } from '../scan/readSource.ts';
import { isIgnoreFile, rulesWithin } from './folderRules.ts';
import { IgnoreRules } from './ignoreRules.ts';
import { MAX_DEPTH, VIRTUAL_ENVIRONMENT } from './limits.ts';
import { locate } from './locate.ts';

interface Walk {
  readonly root: string;
  readonly realRoot: string;
  readonly options: WalkOptions;
  readonly signal: AbortSignal;
  readonly paths: string[];
  readonly sources: WalkedFile[];
  readonly problems: FileProblem[];
  /** Folders entered. */
  turn: number;
}

/** Handing single calls to other threads costs many times what the calls take; so many are made at once instead. */
const FOLDERS_A_TURN = 32;
const FILES_A_TURN = 256;

export const nodeWalker: WorkspaceWalker = {
  async walk(root, options, signal) {
    const realRoot = await openRoot(root);
    const walk: Walk = { root, realRoot, options, signal, paths: [], sources: [], problems: [], turn: 0 };
    await walkFolder(walk, '', IgnoreRules.root(options.exclude), 0);
    await measure(walk);
    walk.paths.sort();
    return { sources: walk.sources, paths: walk.paths, problems: walk.problems } satisfies WalkResult;
  },

  locate,

  isIgnoreFile,

  async stat(root, path) {
    try {
      const stats = await stat(join(root, path));
      return stats.isFile() ? { path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  },

  async hashOf(root, path, maxFileBytes) {
    try {
      const file = join(root, path);
      return (await stat(file)).size > maxFileBytes ? undefined : sha1(await readFile(file));
    } catch {
      return undefined;
    }
  },

  async readText(root, path) {
    try {
      return await readFile(join(root, path), 'utf8');
    } catch {
      return undefined;
    }
  },
};

async function openRoot(root: string): Promise<string> {
  try {
    const stats = await stat(root);
    if (!stats.isDirectory()) {
      throw new CodedError(
        'workspace-not-a-folder',
        `${root} is a file. Name the folder that holds the project.`,
      );
    }
    await readdir(root);
    return await realpath(root);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (codeOf(error) === 'ENOENT') {
      throw new CodedError('workspace-missing', `${root} does not exist. Check the path.`, error);
    }
    throw new CodedError(
      'workspace-unreadable',
      `${root} cannot be read (${codeOf(error)}). Check its permissions.`,
      error,
    );
  }
}

async function walkFolder(walk: Walk, folder: string, outer: IgnoreRules, depth: number): Promise<void> {
  if (walk.turn++ % FOLDERS_A_TURN === 0) await letMessagesIn(walk.signal);
  if (depth > MAX_DEPTH) {
    walk.problems.push(
      problem(
        folder,
        'too-deep',
        `The folder lies ${MAX_DEPTH} levels deep and is left out. Exclude it, or open it as a workspace of its own.`,
      ),
    );
    return;
  }
  const entries = readFolder(walk, folder);
  const plain = new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  if (depth > 0 && plain.has(VIRTUAL_ENVIRONMENT)) return;
  const has = (name: string) => plain.has(name);
  const rules = await rulesWithin(
    { root: walk.root, folder, has, problem: (found) => walk.problems.push(found) },
    outer,
  );
  const folders: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!rules.ignores(`${path}/`)) folders.push(path);
    } else if (entry.isFile()) {
      if (!rules.ignores(path)) addFile(walk, path);
    } else if (entry.isSymbolicLink() && !rules.ignores(path)) await addLink(walk, path);
  }
  for (const child of folders) await walkFolder(walk, child, rules, depth + 1);
}

function readFolder(walk: Walk, folder: string) {
  try {
    return readdirSync(join(walk.root, folder), { withFileTypes: true });
  } catch (error) {
    walk.problems.push(
      problem(
        folder,
        'unreadable',
        `The folder cannot be read (${codeOf(error)}). Check its permissions; the rest is analysed.`,
      ),
    );
    return [];
  }
}

function addFile(walk: Walk, path: string): void {
  walk.paths.push(path);
  if (walk.options.isSource(path)) walk.sources.push({ path, sizeBytes: -1, mtimeMs: -1 });
}

/** A link to a file inside the workspace is that file, which is walked anyway; folders behind links are walked where they lie. */
async function addLink(walk: Walk, path: string): Promise<void> {
  try {
    const target = await realpath(join(walk.root, path));
    if (target.startsWith(walk.realRoot + sep) || target === walk.realRoot) return;
    walk.problems.push(
      problem(
        path,
        'outside-workspace',
        'The link leads out of the workspace and is not followed. Open its target as a folder of the workspace to include it.',
      ),
    );
  } catch (error) {
    const code = codeOf(error) === 'ELOOP' ? 'symlink-loop' : 'vanished';
    walk.problems.push(problem(path, code, 'The link leads nowhere and is left out. Remove or repair it.'));
  }
}

/** Sizes and times; a file that went away meanwhile is dropped with a note. */
async function measure(walk: Walk): Promise<void> {
  const files = walk.sources.splice(0);
  for (const [at, { path }] of files.entries()) {
    if (at % FILES_A_TURN === 0) await letMessagesIn(walk.signal);
    const found = statsOf(join(walk.root, path));
    if (found === undefined)
      walk.problems.push(
        problem(
          path,
          'vanished',
          'The file went away during the scan. It is picked up again when it returns.',
        ),
      );
    else walk.sources.push({ path, sizeBytes: found.size, mtimeMs: found.mtimeMs });
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function problem(path: string, code: FileProblem['code'], message: string): FileProblem {
  return { path, code, message };
}
