/** The mutable state of one workspace while it is analysed; the published model is an immutable view of it. */
import type { FileFacts, FileProblem } from '../../core/model/facts.ts';
import type { ResolvedImport } from '../../core/model/graph.ts';
import type { HistoryFacts } from '../../core/model/history.ts';
import type { WalkedFile } from '../../core/ports/workspaceWalker.ts';

export interface WorkspaceState {
  /** Every walked path, sorted. */
  paths: readonly string[];
  readonly files: Map<string, WalkedFile>;
  readonly facts: Map<string, FileFacts>;
  readonly imports: Map<string, readonly ResolvedImport[]>;
  /** Unsaved editor text by path. */
  readonly overlays: Map<string, string>;
  /** Problems of the walk, of scanning (by path) and of manifests. */
  walkProblems: readonly FileProblem[];
  readonly scanProblems: Map<string, FileProblem>;
  manifestProblems: readonly FileProblem[];
  history: HistoryFacts | undefined;
  revision: number;
}

export function emptyState(): WorkspaceState {
  return {
    paths: [],
    files: new Map(),
    facts: new Map(),
    imports: new Map(),
    overlays: new Map(),
    walkProblems: [],
    scanProblems: new Map(),
    manifestProblems: [],
    history: undefined,
    revision: 0,
  };
}
