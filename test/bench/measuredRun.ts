/** Runs a command to its end and says what it cost, children and threads included. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Cost {
  readonly wallMs: number;
  /** User and system time of the command and of every process that it waited for. */
  readonly cpuMs: number;
  /** Highest sum of resident memory over the command's processes, in bytes. */
  readonly peakBytes: number;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

const SAMPLE_MS = 15;

/** POSIX `times` prints the shell's own time and then that of its children; descriptor 3 keeps it apart from the output. */
const SCRIPT = '"$@" 3>&-; code=$?; times >&3; exit $code';

export async function measuredRun({ file, args, cwd, env, timeoutMs }: Command): Promise<Cost> {
  const started = performance.now();
  const child = spawn('sh', ['-c', SCRIPT, 'sh', file, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  const outputs = [1, 2, 3].map((descriptor) => collected(child, descriptor));
  const memory = watchMemory(child.pid!);
  const exitCode = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const [stdout = '', stderr = '', times = ''] = await Promise.all(outputs);
  return {
    wallMs: performance.now() - started,
    cpuMs: childrenMs(times),
    peakBytes: await memory.stop(),
    exitCode,
    stdout,
    stderr,
  };
}

async function collected(child: ChildProcess, descriptor: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdio[descriptor] as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The second line of `times`: `0m1.234s 0m0.567s`. */
function childrenMs(times: string): number {
  const fields = [...(times.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return fields.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}

function watchMemory(pid: number): { stop(): Promise<number> } {
  let peak = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      peak = Math.max(peak, await residentBytes(pid));
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  return {
    stop: async () => {
      done = true;
      await watching;
      return peak;
    },
  };
}

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
}

async function residentBytes(pid: number): Promise<number> {
  const rows = await processes();
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of rows) {
      if (family.has(row.pid) || !family.has(row.parent)) continue;
      family.add(row.pid);
      grown = true;
    }
  }
  return rows.reduce((sum, row) => sum + (family.has(row.pid) ? row.bytes : 0), 0);
}

async function processes(): Promise<readonly ProcessRow[]> {
  if (process.platform === 'linux') return linuxProcesses();
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kilobytes = 0]) => ({ pid, parent, bytes: kilobytes * 1024 }));
}

function linuxProcesses(): readonly ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (key: string): number =>
          Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        return [{ pid: Number(name), parent: field('PPid'), bytes: field('VmRSS') * 1024 }];
      } catch {
        return [];
      }
    });
}
