/** Reads and parses files into facts, off the calling thread. */
import type { FactDepth, FileFacts, FileProblem } from '../model/facts.ts';
import type { LanguageId } from '../model/language.ts';

export interface ScanItem {
  readonly path: string;
  readonly language: LanguageId;
  /** Unsaved text that stands in for the file on disk. */
  readonly content?: string;
  /** What an import scan of the file found; taken over as long as the content is the same. */
  readonly known?: Pick<FileFacts, 'hash' | 'imports' | 'problems'>;
}

export interface ScanBatch {
  readonly facts: readonly FileFacts[];
  readonly problems: readonly FileProblem[];
}

export interface SourceScanner {
  /** Yields batches as they finish, in no particular order. Ends early, without throwing, when the signal aborts. */
  scan(
    root: string,
    items: readonly ScanItem[],
    depth: FactDepth,
    signal: AbortSignal,
  ): AsyncIterable<ScanBatch>;
  dispose(): Promise<void>;
}
