/** New projects: from plain sentences to alternatives, and from one of them to files. Nothing is written by any of it. */
import type { Alternative, Answers, Criterion, Understanding } from '../core/model/alternative.ts';
import type { BlueprintPlan } from '../core/model/blueprint.ts';
import type { FileEdit } from '../core/model/suggestion.ts';
import type { Call } from './call.ts';

export interface NewProjectRequest {
  /** Absolute; there or not yet. */
  readonly root: string;
  /** A few plain sentences; may be empty where answers say it. */
  readonly sentence: string;
  readonly answers?: Answers;
}

export interface AlternativesReport extends Understanding {
  readonly criteria: readonly Criterion[];
  /** Two or three, the best first; none where it is not said what is to be built. */
  readonly alternatives: readonly Alternative[];
  /** All of this in Markdown, the alternatives side by side. */
  readonly document: string;
}

export interface PickRequest extends NewProjectRequest {
  /** Id of an alternative. */
  readonly pick: string;
  /** With a section in AGENTS.md; only where a person has agreed. */
  readonly agentsMd?: boolean;
}

/** All of it or nothing: `edits` is empty where something is in the way. */
export interface NewProjectPlan
  extends Pick<BlueprintPlan, 'title' | 'files' | 'edits' | 'refused' | 'style' | 'afterwards'> {
  readonly alternative: Alternative;
  /** The file to look at first. */
  readonly entry: string;
}

export interface AgentsPlan {
  /** None where the section stands as it is to be. */
  readonly edits: readonly FileEdit[];
}

export interface AlternativesApi {
  /** Rejects with `invalid-option` for answers that no question offers and for a language that has no structure. */
  propose(request: NewProjectRequest, call?: Call): Promise<AlternativesReport>;
  /** Rejects with `invalid-option`, also for an alternative that is not among those proposed. */
  plan(request: PickRequest, call?: Call): Promise<NewProjectPlan>;
  /** A section in AGENTS.md that points to what is there of rules, overview and decisions. Rejects with `edit-refused`, `unknown-place`. */
  agents(request: { readonly root: string }, call?: Call): Promise<AgentsPlan>;
}
