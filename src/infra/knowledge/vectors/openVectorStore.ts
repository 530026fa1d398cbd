/** Which store of vectors serves here. */
import type { VectorStore } from '../../../core/ports/vectorStore.ts';
import { MemoryVectorStore } from './memoryVectorStore.ts';

export interface OpenVectorStoreOptions {
  /** Undefined: in memory only. */
  readonly folder: string | undefined;
  log(message: string): void;
}

export async function openVectorStore(_options: OpenVectorStoreOptions): Promise<VectorStore> {
  return new MemoryVectorStore();
}
