/** The source of truth of one workspace, or of the profile: small, precious, and never only in an index. */
import type { Catalogue } from './catalogue.ts';
import type { Journal } from './journal.ts';

/** JSON values by room and name: settings of models, measured contexts, what was proven on this machine. */
export interface KeptValues {
  get(room: string, name: string): Promise<unknown>;
  /** Durable when it resolves; undefined removes. */
  set(room: string, name: string, value: unknown): Promise<void>;
  /** Reads and writes at once, whatever other windows do meanwhile; undefined removes. @returns what there is now. */
  change(room: string, name: string, change: (value: unknown) => unknown): Promise<unknown>;
  all(room: string): Promise<ReadonlyMap<string, unknown>>;
}

export interface Knowledge {
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly values: KeptValues;
  /** Copies what is precious beside itself where much was added since; for an idle moment. */
  backUp(): Promise<void>;
  /** Room that was let go of is given back to the disk, where that is much; for an idle moment. @returns bytes. Rejects with `store-failed`. */
  reclaim(): Promise<number>;
  /** For what two processes need not do at once. @returns false, with nothing done, where another is at it. */
  alone(work: () => Promise<void>): Promise<boolean>;
  dispose(): Promise<void>;
}
