/**
 * Tools that a person has allowed once and for all. What was allowed is the tool as it described itself, at the server as it was
 * configured: one that says something else, or is another program, is asked for again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { ToolServer } from '../../core/model/toolServer.ts';

export interface AllowedTools {
  has(mark: string): Promise<boolean>;
  /** Rejects where it cannot be kept. */
  add(mark: string, tool: string): Promise<void>;
  /** Ids, each once. */
  list(): Promise<readonly string[]>;
  clear(): Promise<void>;
}

const FILE = v.object({ version: v.literal(1), allowed: v.record(v.string(), v.string()) });

/** What consent is given to. @param said description and schema of the tool, as it gives them */
export function consentMark({ name, reach }: ToolServer, tool: string, said: string): string {
  const place = reach.kind === 'http' ? [reach.url] : [reach.command, reach.args, reach.cwd ?? ''];
  return createHash('sha256')
    .update(JSON.stringify([name, place, tool, said]))
    .digest('hex');
}

/** Read anew each time: another window may have changed it. A file that cannot be read allows nothing. */
export function fileAllowedTools(file: string): AllowedTools {
  let writing: Promise<void> = Promise.resolve();
  const change = (edit: (allowed: Record<string, string>) => Record<string, string>) => {
    const written = writing.then(async () => write(file, edit({ ...(await read(file)) })));
    writing = written.catch(() => {});
    return written;
  };
  return {
    has: async (mark) => mark in (await read(file)),
    add: (mark, tool) => change((allowed) => ({ ...allowed, [mark]: tool })),
    list: async () => [...new Set(Object.values(await read(file)))].sort(),
    clear: () => change(() => ({})),
  };
}

async function read(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const parsed = v.safeParse(FILE, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output.allowed : {};
  } catch {
    return {};
  }
}

async function write(file: string, allowed: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}.new`;
  await writeFile(beside, `${JSON.stringify({ version: 1, allowed }, undefined, 1)}\n`, { mode: 0o600 });
  await rename(beside, file);
}
