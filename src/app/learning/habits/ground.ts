/** What is learned from, and what is placed in. */
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';

export interface LearningGround {
  readonly root: string;
  readonly model: ArchitectureModel;
  /** Every walked path. */
  readonly paths: readonly string[];
  /** Unsaved text first; undefined when the file is gone. */
  read(path: string): Promise<string | undefined>;
}
