/** What one kind of learned things comes from. Another kind is another of these, in the table of `learnedService`. */
import type { Decided } from '../../core/learned/decided.ts';
import type { Registers } from '../../core/learned/registers.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { LearnedItem, LearnedKind } from '../../core/model/learned.ts';
import type { Change } from './learnedBook.ts';

/** A workspace that is analysed. */
export interface LearnedGround {
  readonly root: string;
  readonly model: ArchitectureModel;
  read(path: string): Promise<string | undefined>;
}

/** A field with the time of what it says. */
export type Share = Change & { readonly at: number };

export interface ItemsRequest {
  /** What is learned here, decided, and learned by others. */
  readonly registers: Registers;
  readonly decided: Decided;
  /** Of this profile: what has another one came from others. */
  readonly writer: string;
  readonly grounds: readonly LearnedGround[];
}

export interface LearnedSource {
  readonly kind: LearnedKind;
  /** What is learned here now. @param writer of this profile */
  shares(writer: string): Promise<readonly Share[]>;
  /** The weightiest first; those that were forgotten are not among them. */
  items(request: ItemsRequest): Promise<readonly LearnedItem[]>;
  /** Erases what they were learned from; the number of offers. */
  forget(items: ReadonlySet<string>): Promise<number>;
  /** A decision was written down that has to be carried out beyond what asks for decisions. */
  decided?(item: LearnedItem): Promise<void>;
}
