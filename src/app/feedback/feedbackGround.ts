/** What feedback needs of a workspace, and a suggestion there as learning sees it: its traits, what it is about, a sketch of its code. */
import { CodedError } from '../../base/codedError.ts';
import { shortHash } from '../../base/hash.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { WorkspaceLayers } from '../../core/model/layer.ts';
import type { DesignOccurrence } from '../../core/model/pattern.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { Candidate } from '../../core/preference/choose.ts';
import { type CodeSketch, codeSketch } from '../../core/preference/codeSketch.ts';
import type { Subject } from '../../core/preference/rejections.ts';
import { type Surroundings, subjectsOf, traitsOf } from './traitsOf.ts';

/** Files of a suggestion whose code is remembered. */
const SKETCHED = 20;

export interface FeedbackGround {
  readonly model: ArchitectureModel;
  layers(): WorkspaceLayers;
  /** None where nobody has asked for patterns yet: looking for them is not worth it for this. */
  design(): Promise<readonly DesignOccurrence[]>;
  /** By name, in the order of how much speaks for them. */
  frameworks(): Promise<readonly string[]>;
  suggestions(): Promise<readonly Suggestion[]>;
  /** What would be suggested, had it not been dismissed. */
  dismissed(): Promise<readonly Suggestion[]>;
  /** Dismissed no longer. */
  restore(ids: readonly string[]): Promise<void>;
  /** On the list, made by an answer, or carried out a moment ago. */
  find(id: string): Promise<Suggestion | undefined>;
  read(path: string): Promise<string | undefined>;
}

export interface PlacedSuggestion extends Candidate {
  readonly of: Suggestion;
}

export async function surroundingsOf(ground: FeedbackGround): Promise<Surroundings> {
  const [design, frameworks] = await Promise.all([ground.design(), ground.frameworks()]);
  return { model: ground.model, layers: ground.layers(), design, frameworks };
}

export function candidateOf(root: string, of: Suggestion, surroundings: Surroundings): PlacedSuggestion {
  return { suggestion: of.id, project: root, traits: traitsOf(of, surroundings), of };
}

/** Which paths it is about is nobody's business: it is enough to know them again. */
export function subjectOf(project: string, of: Suggestion): Subject {
  return { suggestion: of.id, project, kind: of.kind, subjects: subjectsOf(of).map(shortHash) };
}

/** Of the code that it is about, as it is now. */
export async function sketchOf({ read }: FeedbackGround, of: Suggestion): Promise<CodeSketch> {
  const texts = await Promise.all(subjectsOf(of).slice(0, SKETCHED).map(read));
  return codeSketch(texts.map((text) => text ?? ''));
}

export function unknownSuggestion(id: string): CodedError {
  return new CodedError(
    'unknown-suggestion',
    `There is no suggestion ${id} now; the code may have changed. List the suggestions again.`,
  );
}
