/** Servers of tools for tests, as a person configures them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ToolServer } from '../../src/core/model/toolServer.ts';

const SERVER = join(import.meta.dirname, 'notesToolServer.mjs');

export const NOTES: ToolServer = {
  name: 'notes',
  reach: { kind: 'process', command: process.execPath, args: [SERVER], env: {} },
  timeoutMs: 3_000,
};

/** The same over HTTP. */
export async function withHttpNotes<T>(use: (server: ToolServer) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [SERVER, '--http'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    return await use({ ...NOTES, reach: { kind: 'http', url, headers: {} } });
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}
