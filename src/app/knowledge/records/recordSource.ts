/** Where the records of one name come from: adding a kind of what is known is a file like these and a row in `recordSources.ts`. */
import type { KnownRecord, RecordName } from '../../../core/model/record.ts';
import type { Ground } from '../ground.ts';
import type { RowGroup } from '../refreshTable.ts';

export interface RecordGroup extends RowGroup {
  /** About how many records it becomes. */
  readonly size: number;
  /** Called only where the hash says that they may be others. */
  records(): Promise<readonly KnownRecord[]>;
}

export interface RecordSource {
  readonly name: RecordName;
  /** Of the table that holds them. */
  readonly table: string;
  /** Raised when records are made otherwise of the same things. */
  readonly version: string;
  /** `profile`: of all workspaces, and on this machine alone even where the workspace's index is shared. */
  readonly scope: 'workspace' | 'profile';
  /** The same where no group can have changed; undefined: only the groups tell. */
  state(ground: Ground): string | undefined;
  /** All there are now. Rejects with `cancelled`. */
  groups(ground: Ground, signal: AbortSignal): Promise<readonly RecordGroup[]>;
  /** Of these groups only; undefined: of all in the table. */
  within?(ground: Ground): Promise<readonly string[]>;
}

/** Of what follows from the model and the texts of a workspace. */
export function stateOf({ model, changes }: Ground): string {
  return `${model.revision} ${changes}`;
}
