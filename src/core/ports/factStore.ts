/** Remembers facts between runs. Content-addressed: the same content parsed by the same extractor is parsed once. */
import type { FileFacts } from '../model/facts.ts';
import type { WalkedFile } from './workspaceWalker.ts';

export interface FactStore {
  /** Facts of the files whose size and time are as they were; the others are missing from the map. */
  load(files: readonly WalkedFile[]): ReadonlyMap<string, FileFacts>;
  /** Facts for this content, whatever file it stood in; `path` is set to the asked one. */
  byContent(hash: string, path: string): FileFacts | undefined;
  /** Queues; written in batches. Losing a write costs a parse, never more. */
  save(file: WalkedFile, facts: FileFacts): void;
  flush(): void;
  /** Forgets everything. */
  clear(): void;
  dispose(): void;
}
