/** What an answer may draw on: the model of one workspace, and what is worked out of it only when somebody asks. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Decision } from '../model/decision.ts';
import type { FeaturePlan } from '../model/featurePlan.ts';
import type { Finding } from '../model/finding.ts';
import type { WorkspaceLayers } from '../model/layer.ts';
import type { MigrationPlan } from '../model/migrationPlan.ts';
import type { WorkspacePatterns } from '../model/pattern.ts';
import type { PreferredSuggestions } from '../model/preferred.ts';
import type { WhyAnswer } from '../model/ruleAnswer.ts';
import type { Suggestion } from '../model/suggestion.ts';

export interface AnswerGround {
  readonly root: string;
  readonly model: ArchitectureModel;
  /** Every path that was walked, sources included, sorted. */
  readonly paths: readonly string[];
  layers(): WorkspaceLayers;
  findings(): Promise<readonly Finding[]>;
  decisions(): Promise<readonly Decision[]>;
  /** The first time takes as long as a parse. */
  patterns(): Promise<WorkspacePatterns>;
  /** In the learned order, where it is not asked for the engine's own. */
  suggestions(): Promise<PreferredSuggestions>;
  /** What a sentence comes to; each way that has edits is kept as a suggestion under its id. */
  plan(sentence: string): Promise<FeaturePlan | MigrationPlan>;
  /** Keeps a suggestion that an answer makes, so that it can be previewed and applied by its id. */
  offer(suggestion: Suggestion): void;
  /** How many suggestions were dismissed here for good. */
  dismissed(): number;
  /** Throws `unknown-subject`. */
  why(from: string, to: string): Promise<WhyAnswer>;
  /** Undefined for what is gone or unreadable. */
  read(path: string): Promise<string | undefined>;
}
