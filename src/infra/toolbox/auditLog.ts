/** What tools were asked to do and what came of it: a line of JSON each, appended and never changed. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface AuditEntry {
  /** The same for the lines of one call. */
  readonly call: string;
  readonly server: string;
  readonly tool: string;
  readonly event: 'refused' | 'asked' | 'answered' | 'failed' | 'lost';
  /** Without secrets. */
  readonly arguments?: unknown;
  readonly reason?: string;
  readonly characters?: number;
  readonly milliseconds?: number;
}

export interface AuditLog {
  /** Rejects where it cannot be written: then nothing may run. */
  write(entry: AuditEntry): Promise<void>;
}

/** The file before is kept beside it. */
const MOST_BYTES = 5_000_000;

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
  };
}
