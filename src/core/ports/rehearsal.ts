/** The workspace as it would be after edits, analysed in the way that it is analysed when they are on disk. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { FileEdit } from '../model/suggestion.ts';

export interface Attempt {
  readonly edits: readonly FileEdit[];
  /** True: what nothing speaks against stays, and later attempts begin from there. */
  readonly keep: boolean;
  /** What speaks against the outcome, in words that follow a colon; undefined where nothing does. */
  judge(before: ArchitectureModel, after: ArchitectureModel): string | undefined;
}

export interface Rehearsal {
  /** With all that was kept so far. */
  readonly model: ArchitectureModel;
  /** Text of a file with all that was kept so far. */
  read(path: string): Promise<string | undefined>;
  /** One attempt after the other, however they are asked for. @returns what spoke against it. */
  attempt(attempt: Attempt): Promise<string | undefined>;
  /** All that was kept, as edits of the files as they are now. */
  edits(): readonly FileEdit[];
}
