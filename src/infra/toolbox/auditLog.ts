/** What tools were asked to do and what came of it: a line of JSON each, appended and never changed. */
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { codeOf } from '../../base/codedError.ts';
import { TOOL_CONSENTS, type ToolLogEntry } from '../../core/model/toolServer.ts';

export type AuditEntry = Omit<ToolLogEntry, 'at'>;

export interface AuditLog {
  /** Rejects where it cannot be written: then nothing may run. */
  write(entry: AuditEntry): Promise<void>;
  /** The last ones, in order. */
  read(count: number): Promise<readonly ToolLogEntry[]>;
}

/** The file before is kept beside it. */
const MOST_BYTES = 5_000_000;

const ENTRY = v.object({
  at: v.string(),
  call: v.string(),
  server: v.string(),
  tool: v.string(),
  event: v.picklist(['refused', 'asked', 'answered', 'failed', 'lost']),
  consent: v.exactOptional(v.picklist(TOOL_CONSENTS)),
  arguments: v.exactOptional(v.unknown()),
  reason: v.exactOptional(v.string()),
  characters: v.exactOptional(v.number()),
  milliseconds: v.exactOptional(v.number()),
});

/** @param timestamp ISO 8601, in UTC. */
export function fileAuditLog(file: string, timestamp: () => string): AuditLog {
  let writing: Promise<void> = Promise.resolve();
  const write = async (entry: AuditEntry) => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const size = await stat(file).then(
      (known) => known.size,
      () => 0,
    );
    if (size > MOST_BYTES) await rename(file, `${file}.1`);
    await appendFile(file, `${JSON.stringify({ at: timestamp(), ...entry })}\n`, { mode: 0o600 });
  };
  return {
    write(entry) {
      const written = writing.then(() => write(entry));
      writing = written.catch(() => {});
      return written;
    },
    async read(count) {
      const now = await linesOf(file);
      const before = now.length < count ? await linesOf(`${file}.1`) : [];
      return [...before, ...now].slice(-count).flatMap(entryOf);
    },
  };
}

async function linesOf(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** None of a line that a full disk cut short. */
function entryOf(line: string): readonly ToolLogEntry[] {
  try {
    const parsed = v.safeParse(ENTRY, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  } catch {
    return [];
  }
}
