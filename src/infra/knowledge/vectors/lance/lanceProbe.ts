/**
 * Finds out, in a child process, whether LanceDB's native part runs here; what was found is remembered for this version
 * and machine. A missing instruction ends a process without a word, which nothing in that process can catch.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lanceVersion } from './lanceModule.ts';

const TIME_LIMIT_MS = 30_000;
/** A machine that was out of memory once may not be the next day. */
const FAILURE_HOLDS_MS = 86_400_000;

export type LanceProof =
  | { readonly works: true }
  /** @property why a sentence's end: `is not installed`. */
  | { readonly works: false; readonly why: string };

export interface LanceProbeOptions {
  /** Where the answer is remembered. */
  readonly file: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Of the child; for tests. */
  readonly entry?: URL;
}

export async function lanceProof({ file, now, entry }: LanceProbeOptions): Promise<LanceProof> {
  let version: string;
  try {
    version = lanceVersion();
  } catch {
    return { works: false, why: 'is not installed for this platform' };
  }
  if (lacksInstructions()) return { works: false, why: 'needs a processor with AVX2 and FMA' };
  const machine = `${version} ${runtime()} ${process.platform} ${process.arch} ${cpus()[0]?.model ?? ''}`;
  const known = recall(file, machine, now());
  if (known !== undefined) return known;
  const proof = await prove(entry ?? probeEntry());
  // A slow start says nothing about the next.
  if (proof.works || !proof.timedOut) remember(file, { machine, at: now(), proof });
  return proof;
}

/** What a native module is loaded by: a new VS Code has to prove it again. */
function runtime(): string {
  const { node, modules, electron = 'none' } = process.versions;
  return `node ${node} abi ${modules} electron ${electron}`;
}

/** Its x64 binaries are built with them (Haswell and newer); elsewhere the child process finds out. */
function lacksInstructions(): boolean {
  if (process.arch !== 'x64' || process.platform !== 'linux') return false;
  try {
    const [flags = ''] = /^flags.*$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
    return flags !== '' && !(/\bavx2\b/.test(flags) && /\bfma\b/.test(flags));
  } catch {
    return false;
  }
}

type Tried =
  | { readonly works: true }
  | { readonly works: false; readonly why: string; readonly timedOut: boolean };

function prove(entry: URL): Promise<Tried> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-probe-'));
  return new Promise((resolve) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' };
    const options = { timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL', env } as const;
    execFile(process.execPath, [fileURLToPath(entry), folder], options, (error, stdout) => {
      rmSync(folder, { recursive: true, force: true });
      if (stdout.includes('proven')) resolve({ works: true });
      else if (error?.killed) resolve({ works: false, why: 'did not start in time', timedOut: true });
      else resolve({ works: false, why: `does not run here (${endOf(error)})`, timedOut: false });
    });
  });
}

function endOf(error: (Error & { code?: number | string | null; signal?: string | null }) | null): string {
  return error?.signal ?? `its test ended with ${error?.code ?? 'nothing'}`;
}

interface Remembered {
  readonly machine: string;
  readonly at: number;
  readonly proof: LanceProof;
}

function recall(file: string, machine: string, now: number): LanceProof | undefined {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Remembered>;
    if (known.machine !== machine || typeof known.at !== 'number') return undefined;
    if (known.proof?.works === true) return { works: true };
    const fresh = Math.abs(now - known.at) < FAILURE_HOLDS_MS;
    const why = known.proof?.why;
    return fresh && typeof why === 'string' ? { works: false, why } : undefined;
  } catch {
    return undefined;
  }
}

function remember(file: string, known: Remembered): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(known));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // It is proven again next time.
  }
}

/** The bundled entry beside this bundle, or the source while developing. */
function probeEntry(): URL {
  const bundled = new URL('./probeLance.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../../../workers/probeLance.ts', import.meta.url);
}
