/** The few file operations that applying edits needs, so that each can be made to fail in a test. */
import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rmdir,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { codeOf } from '../../base/codedError.ts';

export interface FileKind {
  readonly isFile: boolean;
  readonly mode: number;
}

export interface EditFileSystem {
  /** Undefined when nothing is there; links are not followed. */
  kindOf(path: string): Promise<FileKind | undefined>;
  realpath(path: string): Promise<string>;
  read(path: string): Promise<Buffer>;
  /** Fails when something is there. Without a mode the file gets what a new file gets. */
  writeNew(path: string, content: Uint8Array, mode: number | undefined): Promise<void>;
  /** Fails when something is there. */
  copyNew(from: string, to: string): Promise<void>;
  /** Gives a file a second name and fails, leaving nothing, when something has that name. */
  place(from: string, to: string): Promise<void>;
  /** Replaces what is at the target. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
}

export const nodeEditFileSystem: EditFileSystem = {
  async kindOf(path) {
    try {
      const stats = await lstat(path);
      return { isFile: stats.isFile(), mode: stats.mode & 0o7777 };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  realpath: (path) => realpath(path),
  read: (path) => readFile(path),
  async writeNew(path, content, mode) {
    await writeFile(path, content, { flag: 'wx', flush: true });
    if (mode !== undefined) await chmod(path, mode);
  },
  copyNew: (from, to) => copyFile(from, to, constants.COPYFILE_EXCL),
  async place(from, to) {
    try {
      // A hard link never overwrites, and never leaves half a file.
      await link(from, to);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      await copyWhole(from, to);
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  async makeFolder(path) {
    await mkdir(path);
  },
  removeFolder: (path) => rmdir(path),
};

/** For file systems without hard links. */
async function copyWhole(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') await unlink(to).catch(() => undefined);
    throw error;
  }
}
