/** What a plan is made from. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Rehearsal } from '../ports/rehearsal.ts';
import type { SyntaxReader } from '../ports/syntaxReader.ts';
import type { CompiledRules } from '../rules/compileRules.ts';

export interface PlanGround {
  readonly model: ArchitectureModel;
  /** Every walked path. */
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
  readonly syntax: SyntaxReader;
  /** Unsaved text first, then the disk; undefined when it is gone. */
  read(path: string): Promise<string | undefined>;
  /** SHA-1 of a file of the model that may be changed, as edits name it. */
  hashOf(path: string): Promise<string | undefined>;
  /** A copy to try edits on. @param rules that are held against it instead of the workspace's own. */
  rehearse(rules?: CompiledRules): Promise<Rehearsal>;
}
