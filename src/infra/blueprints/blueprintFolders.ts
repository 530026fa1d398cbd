/** Blueprints that ship, the person's own, a trusted workspace's, those of a folder or of a git repository; bounded, links not followed. */
import { existsSync } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { MANIFEST } from '../../core/blueprints/readManifest.ts';
import { folded } from '../../core/blueprints/safePath.ts';
import type { BlueprintOrigin } from '../../core/model/blueprint.ts';
import type { BlueprintFiles, BlueprintFolder } from '../../core/ports/blueprintFiles.ts';
import { decodeSource } from '../edits/sourceText.ts';
import { sha1 } from '../scan/readSource.ts';
import { cloneShallow, isGitAddress } from './cloneShallow.ts';

/** Of one source of blueprints, of one blueprint, of one of its files. */
const MOST = { blueprints: 500, files: 200, fileBytes: 256 * 1024, bytes: 4 * 1024 * 1024, depth: 8 };
/** A file that is merged with what was generated. */
const MOST_STANDING_BYTES = 4 * 1024 * 1024;

export interface BlueprintFoldersOptions {
  /** What stands in a workspace counts, and git may be run. */
  readonly trusted: boolean;
  /** The person's own folder; undefined: there is none. */
  readonly profile: string | undefined;
}

export function blueprintFolders({ trusted, profile }: BlueprintFoldersOptions): BlueprintFiles {
  // What ships does not change while this runs.
  let ours: Promise<readonly BlueprintFolder[]> | undefined;
  return {
    async folders({ root, from, signal }) {
      const sources: (readonly [BlueprintOrigin, string])[] = [];
      if (profile !== undefined) sources.push(['profile', join(profile, 'blueprints')]);
      if (root !== undefined && trusted) sources.push(['workspace', join(root, '.groundplan', 'blueprints')]);
      ours ??= read('shipped', shipped());
      const found: BlueprintFolder[] = [...(await ours)];
      for (const [origin, folder] of sources) found.push(...(await read(origin, folder)));
      if (from !== undefined) found.push(...(await given(from, trusted, signal)));
      return found;
    },
    standing,
  };
}

/** Beside the bundle, or in the repository while developing. */
function shipped(): string {
  const beside = join(import.meta.dirname, 'blueprints');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', '..', 'blueprints');
}

async function given(
  from: string,
  trusted: boolean,
  signal: AbortSignal | undefined,
): Promise<readonly BlueprintFolder[]> {
  if (!isGitAddress(from)) {
    const found = await read('given', from);
    if (found.length === 0)
      throw new CodedError('unknown-place', `There is no blueprint (no ${MANIFEST}) in ${from}.`);
    return found;
  }
  if (!trusted) throw new CodedError('invalid-option', 'git is not run for a workspace that is not trusted.');
  const folder = await mkdtemp(join(tmpdir(), 'groundplan-blueprints-'));
  try {
    await cloneShallow(from, join(folder, 'clone'), signal);
    const found = await read('given', join(folder, 'clone'));
    if (found.length === 0)
      throw new CodedError('unknown-place', `There is no blueprint (no ${MANIFEST}) in ${from}.`);
    return found.map((each) => ({ ...each, folder: each.folder.replace(join(folder, 'clone'), from) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The folder itself, folders in it, and folders in those. */
async function read(origin: BlueprintOrigin, source: string): Promise<readonly BlueprintFolder[]> {
  const found: BlueprintFolder[] = [];
  const look = async (folder: string, depth: number): Promise<void> => {
    const entries = await entriesOf(folder);
    if (entries.some((each) => each.isFile() && each.name === MANIFEST)) {
      if (found.length < MOST.blueprints) found.push(await readOne(origin, folder));
      return;
    }
    if (depth === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory() && entry.name !== '.git') await look(join(folder, entry.name), depth - 1);
    }
  };
  await look(source, 2);
  return found;
}

async function readOne(origin: BlueprintOrigin, folder: string): Promise<BlueprintFolder> {
  const texts = new Map<string, string>();
  const leftOut: string[] = [];
  let bytes = 0;
  const look = async (below: string, depth: number): Promise<void> => {
    for (const entry of await entriesOf(join(folder, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const refuse = (why: string) => leftOut.push(`${join(folder, path)} ${why}.`);
      if (entry.isDirectory() && entry.name === '.git') continue;
      if (entry.isDirectory() && depth > 0) await look(path, depth - 1);
      else if (entry.isDirectory()) refuse('lies too deep');
      else if (!entry.isFile()) refuse('is a link or no plain file');
      else if (texts.size >= MOST.files) refuse(`is one file too many; a blueprint has up to ${MOST.files}`);
      else {
        const content = await readFile(join(folder, path));
        bytes += content.length;
        const text =
          content.length > MOST.fileBytes || bytes > MOST.bytes ? undefined : decodeSource(content)?.text;
        if (text === undefined || text.includes('\0')) refuse('is too large, or no text in UTF-8');
        else texts.set(path, text);
      }
    }
  };
  await look('', MOST.depth);
  return { origin, folder, texts, leftOut };
}

/** None where there is no such folder. */
async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

const standing: BlueprintFiles['standing'] = async (root, path) => {
  let folder = root;
  const segments = path.split('/');
  for (const [at, name] of segments.entries()) {
    const names = (await entriesOf(folder)).map((entry) => entry.name);
    const there = names.includes(name);
    const alike = there ? undefined : names.find((each) => folded(each) === folded(name));
    if (alike !== undefined)
      return other(`would be ${[...segments.slice(0, at), alike].join('/')} where case does not count`);
    if (!there) return { type: 'nothing' };
    folder = join(folder, name);
    const stats = await lstat(folder);
    if (stats.isSymbolicLink()) return other('is a link, or leads over one');
    if (at < segments.length - 1 && !stats.isDirectory()) return other('leads over a file');
    if (at === segments.length - 1) return content(folder, stats.isFile(), stats.size);
  }
  return { type: 'nothing' };
};

async function content(file: string, isFile: boolean, size: number) {
  if (!isFile) return other('is a folder, or no plain file');
  if (size > MOST_STANDING_BYTES) return other('is too large to be merged');
  const bytes = await readFile(file);
  const decoded = decodeSource(bytes);
  return decoded === undefined
    ? other('is no text in UTF-8')
    : ({ type: 'text', text: decoded.text, hash: sha1(bytes) } as const);
}

function other(what: string) {
  return { type: 'other', what } as const;
}
