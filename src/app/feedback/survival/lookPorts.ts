/** What a look at what is left needs from outside. */
import type { ChangeReader } from '../../../core/ports/changeReader.ts';
import type { CodeNodes } from '../../../core/ports/codeNodes.ts';
import type { WorkspaceWalker } from '../../../core/ports/workspaceWalker.ts';

export interface LookPorts {
  readonly walker: Pick<WorkspaceWalker, 'readText' | 'stat'>;
  readonly nodes: CodeNodes;
  readonly changes: ChangeReader;
  /** Every path of the workspace that is known. */
  paths(root: string): readonly string[];
}
