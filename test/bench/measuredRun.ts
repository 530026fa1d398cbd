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
  /** Highest resident memory of each script of ours, in bytes, by its name: `embed.mjs`. */
  readonly peaks: ReadonlyMap<string, number>;
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
    ...(await memory.stop()),
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

function watchMemory(pid: number): { stop(): Promise<Pick<Cost, 'peakBytes' | 'peaks'>> } {
  let peakBytes = 0;
  const peaks = new Map<string, number>();
  let done = false;
  const watching = (async () => {
    while (!done) {
      const family = await familyOf(pid);
      peakBytes = Math.max(
        peakBytes,
        family.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      for (const { script, bytes } of family)
        if (script !== undefined) peaks.set(script, Math.max(bytes, peaks.get(script) ?? 0));
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  return {
    stop: async () => {
      done = true;
      await watching;
      return { peakBytes, peaks };
    },
  };
}

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
  /** What Node runs there. */
  readonly script: string | undefined;
}

async function familyOf(pid: number): Promise<readonly ProcessRow[]> {
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
  return rows.filter((row) => family.has(row.pid));
}

async function processes(): Promise<readonly ProcessRow[]> {
  if (process.platform === 'linux') return linuxProcesses();
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,args=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, kilobytes, ...args]) => ({
      pid: Number(pid),
      parent: Number(parent),
      bytes: Number(kilobytes) * 1024,
      script: scriptIn(args),
    }));
}

function linuxProcesses(): readonly ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (key: string): number =>
          Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        const script = scriptIn(readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0'));
        return [{ pid: Number(name), parent: field('PPid'), bytes: field('VmRSS') * 1024, script }];
      } catch {
        return [];
      }
    });
}

/** Without that of the shell, which is handed the same words. */
function scriptIn([program = '', ...args]: readonly string[]): string | undefined {
  if (/(^|\/)(?:sh|bash|dash)$/.test(program)) return undefined;
  return args.find((each) => /\.m?[jt]s$/.test(each))?.replace(/^.*\//, '');
}
