/** Which store of vectors serves here: LanceDB where it is proven to run, SQLite elsewhere, memory without a folder. */
import { join } from 'node:path';
import type { VectorStore } from '../../../core/ports/vectorStore.ts';
import { loadLance } from './lance/lanceModule.ts';
import { localPlace, sharedPlace } from './lance/lancePlace.ts';
import { type LanceProof, lanceProof } from './lance/lanceProbe.ts';
import { LanceVectorStore } from './lance/lanceVectorStore.ts';
import { MemoryVectorStore } from './memoryVectorStore.ts';
import { SqliteVectorStore } from './sqlite/sqliteVectorStore.ts';

/** Vectors and words of some hundred thousand chunks. */
const MOST_BYTES = 2_000_000_000;

export interface OpenVectorStoreOptions {
  /** Undefined: in memory only. */
  readonly folder: string | undefined;
  /** Shared storage to keep the tables in instead; empty for none. Not used without a folder, which holds what waits to be written. */
  readonly uri?: string | undefined;
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** Where it is remembered that LanceDB runs on this machine. */
  readonly proofFile: string;
  /** That the tables of this machine may take; 2 GB without. */
  readonly mostBytes?: number | undefined;
  log(message: string): void;
  /** For tests. */
  readonly prove?: () => Promise<LanceProof>;
}

export async function openVectorStore(options: OpenVectorStoreOptions): Promise<VectorStore> {
  const { folder, proofFile, log, uri = '', credentials } = options;
  if (folder === undefined) return new MemoryVectorStore();
  const place = uri === '' ? localPlace(folder) : sharedPlace(uri, join(folder, 'shared'), credentials);
  const proof = await (options.prove?.() ?? lanceProof({ file: proofFile, now: Date.now }));
  if (!proof.works) {
    const unshared = place.remote ? ' on this machine and not shared' : '';
    const notice = `LanceDB ${proof.why}; the search index is kept in SQLite instead${unshared}, which finds the same and is slower in large workspaces.`;
    log(notice);
    return new SqliteVectorStore({ file: join(folder, 'vectors.db'), notice, problem: log });
  }
  return new LanceVectorStore({
    place,
    module: loadLance(),
    mostBytes: options.mostBytes ?? MOST_BYTES,
    problem: log,
  });
}
