/** Reads version control. Never asked in an untrusted workspace: a repository's own configuration can run programs. */
import type { HistoryFacts } from '../model/history.ts';

export interface HistoryReader {
  /** Undefined when the folder has no history or no git is there. */
  read(root: string, signal: AbortSignal): Promise<HistoryFacts | undefined>;
}
