/** The native package, loaded late: it may be missing for this platform, or end the process where the processor lacks what it needs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type * as Lance from '@lancedb/lancedb';
import type * as Arrow from 'apache-arrow';

export interface LanceModule {
  readonly lance: typeof Lance;
  /** The same copy as LanceDB's, which need not translate what this one makes. */
  readonly arrow: typeof Arrow;
}

let loaded: LanceModule | undefined;

/** Throws where it is not installed. To be proven in a child process first (`lanceProbe.ts`). */
export function loadLance(): LanceModule {
  loaded ??= load();
  return loaded;
}

function load(): LanceModule {
  // Read by the native part when it starts. Its log would go to standard error.
  process.env.LANCEDB_LOG ??= 'off';
  process.env.LANCE_CPU_THREADS = String(threads());
  const require = createRequire(import.meta.url);
  const lance = require('@lancedb/lancedb') as typeof Lance;
  const arrow = createRequire(require.resolve('@lancedb/lancedb'))('apache-arrow') as typeof Arrow;
  return { lance, arrow };
}

/** With one, building a word index of 100,000 rows waits for itself and never ends (0.31.0); a machine of one core would have one. */
const LEAST_THREADS = 4;

function threads(): number {
  const asked = Number(process.env.LANCE_CPU_THREADS) || Math.floor(availableParallelism() / 2);
  return Math.max(LEAST_THREADS, asked);
}

/** Without loading the native part. Throws where it is not installed. */
export function lanceVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@lancedb/lancedb');
  const manifest = readFileSync(join(dirname(entry), '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
