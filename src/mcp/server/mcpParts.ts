/** What every part of the server is made with. */
import type { Engine } from '../../protocol/engineApi.ts';
import type { AnalysedWorkspace } from '../workspace/analysedWorkspace.ts';

export interface McpParts {
  readonly engine: Engine;
  readonly workspaces: readonly AnalysedWorkspace[];
  readonly version: string;
  log(message: string): void;
}
