/** A git directory, read with git and never checked out. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SourceFile } from './pair.ts';

const CODE =
  /\.(?:[cm]?[jt]sx?|vue|py|java|kts?|go|rs|c|h|cc|cpp|hpp|cxx|cs|php|rb|swift|scala|sh|lua|ex|exs|dart)$/;
const NOT_WRITTEN_HERE =
  /(?:^|\/)(?:node_modules|vendor|vendors|third[-_]?party|dist|build|out|target|generated|__generated__|snapshots?|__snapshots__|testdata|fixtures|locales?|i18n|migrations)\/|\.min\.|\.d\.ts$|_pb2?\.|\.pb\.go$|(?:^|\/)package-lock|bundle\.js$/i;
const BYTES_AT_MOST = 150_000;
const FILES_AT_MOST = 1500;
const COMMITS = 3000;

/** `…/owner+name/repo` → `owner/name`. */
export function nameOf(path: string): string {
  const parts = resolve(path).split('/');
  const folder = parts.findLast((part) => part.includes('+')) ?? parts.at(-1)!;
  return folder.replace('+', '/');
}

export function isCode(path: string): boolean {
  return CODE.test(path) && !NOT_WRITTEN_HERE.test(path);
}

export class Clone {
  readonly head: string;
  readonly #directory: string;

  constructor(path: string) {
    this.#directory = existsSync(join(path, '.git')) ? join(path, '.git') : path;
    this.head = this.git(['rev-parse', 'HEAD']).trim();
  }

  git(args: readonly string[], input?: string): string {
    const { stdout } = spawnSync('git', ['--git-dir', this.#directory, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 29,
      timeout: 60_000,
      ...(input === undefined ? {} : { input }),
    });
    return stdout ?? '';
  }

  /** Files at the root whose names say licence. */
  licences(): string[] {
    const names = this.git(['ls-tree', '--name-only', 'HEAD'])
      .split('\n')
      .filter((name) => /^(?:un)?licen[cs]e|^copying|^copyright/i.test(name));
    return names.map((name) => this.git(['show', `HEAD:${name}`])).filter((text) => text !== '');
  }

  /** Subjects and changes of the newest commits, each begun by a NUL. */
  log(): string {
    const form = ['-n', String(COMMITS), '--no-merges', '--no-renames', '-p', '-U8', '--format=%x00%s'];
    return this.git(['log', ...form, 'HEAD']);
  }

  sources(): SourceFile[] {
    const listed = this.git(['ls-tree', '-r', '--format=%(objectname) %(objectsize) %(path)', 'HEAD'])
      .split('\n')
      .map((line) => /^(\S+) (\d+) (.+)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, id, size, path]) => ({ id: id!, bytes: Number(size), path: path! }))
      .filter(({ bytes, path }) => bytes > 200 && bytes < BYTES_AT_MOST && isCode(path));
    const step = Math.max(1, listed.length / FILES_AT_MOST);
    const chosen = listed.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
    return this.#read(chosen);
  }

  /** As they are at the head, by path; without those that are none. */
  textsOf(paths: readonly string[]): ReadonlyMap<string, string> {
    const found = this.#read(paths.map((path) => ({ id: `HEAD:${path}`, path })));
    return new Map(found.map(({ path, text }) => [path, text]));
  }

  #read(files: readonly { id: string; path: string }[]): SourceFile[] {
    const { stdout } = spawnSync('git', ['--git-dir', this.#directory, 'cat-file', '--batch'], {
      input: files.map(({ id }) => id).join('\n'),
      maxBuffer: 1 << 29,
      timeout: 60_000,
    });
    const found: SourceFile[] = [];
    let at = 0;
    for (const { path } of files) {
      const end = stdout.indexOf(10, at);
      if (end < 0) break;
      const size = / blob (\d+)$/.exec(stdout.toString('utf8', at, end))?.[1];
      at = end + 1;
      if (size === undefined) continue;
      found.push({ path, text: stdout.toString('utf8', at, at + Number(size)) });
      at += Number(size) + 1;
    }
    return found;
  }
}
