/** What patterns are told from: the model, every walked path, and the texts that were read for it. */
import type { ArchitectureModel } from '../model/architectureModel.ts';

export interface PatternInput {
  readonly model: ArchitectureModel;
  /** Every walked path. */
  readonly paths: readonly string[];
  /** Texts of sources and of what `wantsText` asks for, bounded by the reader. */
  readonly texts: ReadonlyMap<string, string>;
  /** True leaves the workspace's own documents unread. */
  readonly noNames: boolean;
}
