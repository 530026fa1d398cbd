/** Turns edits into file operations, or refuses: nothing is written before every edit has passed. */
import { dirname, join, sep } from 'node:path';
import { applyReplacements } from '../../core/edit/replacements.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { sha1 } from '../scan/readSource.ts';
import type { EditFileSystem } from './editFileSystem.ts';
import { decodeSource } from './sourceText.ts';

/** Paths are absolute. */
export type FileOperation =
  | { readonly type: 'write'; readonly path: string; readonly content: Uint8Array; readonly mode: number }
  | {
      readonly type: 'create';
      readonly path: string;
      readonly content: Uint8Array;
      readonly mode: number | undefined;
    }
  | { readonly type: 'delete'; readonly path: string };

export type CheckResult =
  | { readonly operations: readonly FileOperation[] }
  | { readonly path: string; readonly refused: string };

class Refusal {
  readonly path: string;
  readonly refused: string;

  constructor(path: string, refused: string) {
    this.path = path;
    this.refused = refused;
  }
}

export async function checkEdits(
  fs: EditFileSystem,
  root: string,
  edits: readonly FileEdit[],
): Promise<CheckResult> {
  const realRoot = await fs.realpath(root);
  const operations: FileOperation[] = [];
  const claimed = new Set<string>();
  for (const edit of edits) {
    const result = await checkOne(fs, realRoot, edit, claimed);
    if (result instanceof Refusal) return { path: result.path, refused: result.refused };
    operations.push(...result);
  }
  return { operations };
}

async function checkOne(
  fs: EditFileSystem,
  root: string,
  edit: FileEdit,
  claimed: Set<string>,
): Promise<readonly FileOperation[] | Refusal> {
  for (const path of edit.type === 'move' ? [edit.path, edit.to] : [edit.path]) {
    if (!isPlainPath(path)) return new Refusal(path, 'is not a path inside the workspace');
    if (claimed.has(path)) return new Refusal(path, 'is named by two edits');
    claimed.add(path);
  }
  if (edit.type === 'create') return checkNew(fs, root, edit.path, Buffer.from(edit.content, 'utf8'));
  const source = await readChecked(fs, root, edit);
  if (source instanceof Refusal) return source;
  const path = join(root, edit.path);
  if (edit.type === 'delete') return [{ type: 'delete', path }];
  if (edit.type === 'change') return [{ type: 'write', path, content: source.content, mode: source.mode }];
  const target = await checkNew(fs, root, edit.to, source.content, source.mode);
  return target instanceof Refusal ? target : [...target, { type: 'delete', path }];
}

function isPlainPath(path: string): boolean {
  const segments = path.split('/');
  return (
    path !== '' &&
    !/[\0\\]/.test(path) &&
    !/^[A-Za-z]:/.test(path) &&
    segments.every((each) => !['', '.', '..'].includes(each))
  );
}

const OWNER_MAY_WRITE = 0o200;

async function readChecked(
  fs: EditFileSystem,
  root: string,
  edit: Exclude<FileEdit, { readonly type: 'create' }>,
): Promise<{ readonly content: Uint8Array; readonly mode: number } | Refusal> {
  const path = join(root, edit.path);
  const kind = await fs.kindOf(path);
  if (kind === undefined) return new Refusal(edit.path, 'is gone; analyse again');
  if (!kind.isFile) return new Refusal(edit.path, 'is a link or no plain file; edit what it points to');
  // Renaming over it would succeed all the same.
  if ((kind.mode & OWNER_MAY_WRITE) === 0) {
    return new Refusal(edit.path, 'is marked read-only; make it writable first');
  }
  if (!(await isInside(fs, root, path))) return new Refusal(edit.path, 'leads outside the workspace');
  const bytes = await fs.read(path);
  if (sha1(bytes) !== edit.hash)
    return new Refusal(edit.path, 'changed since the suggestion was made; analyse again');
  if (edit.type === 'delete') return { content: bytes, mode: kind.mode };
  const decoded = decodeSource(bytes);
  if (decoded === undefined) return new Refusal(edit.path, 'is not valid UTF-8; convert it first');
  const text = applyReplacements(decoded.text, edit.replacements);
  if (text === undefined) return new Refusal(edit.path, 'has edits that overlap or lie outside the text');
  return { content: decoded.encode(text), mode: kind.mode };
}

async function checkNew(
  fs: EditFileSystem,
  root: string,
  path: string,
  content: Uint8Array,
  mode?: number,
): Promise<readonly FileOperation[] | Refusal> {
  const absolute = join(root, path);
  let folder = dirname(absolute);
  while ((await fs.kindOf(folder)) === undefined) folder = dirname(folder);
  if (!(await isInside(fs, root, folder))) return new Refusal(path, 'leads outside the workspace');
  if ((await fs.kindOf(absolute)) !== undefined)
    return new Refusal(path, 'exists already and is not overwritten');
  return [{ type: 'create', path: absolute, content, mode }];
}

async function isInside(fs: EditFileSystem, root: string, path: string): Promise<boolean> {
  const real = await fs.realpath(path);
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}
