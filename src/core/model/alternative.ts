/** What a project is to be, and two or three ways to build it. */
import type { BlueprintLanguage } from './blueprint.ts';

export const REQUIREMENT_TOPICS = [
  'system',
  'language',
  'framework',
  'data',
  'communication',
  'team',
  'need',
  'structure',
  'thing',
  'action',
] as const;
export type RequirementTopic = (typeof REQUIREMENT_TOPICS)[number];

/** `learned`: from projects of this person. */
export type RequirementOrigin = 'said' | 'answered' | 'learned' | 'assumed';

export interface Requirement {
  readonly topic: RequirementTopic;
  /** As the tables have it: `postgresql`; of a team the number of people, of a thing or an action its name. */
  readonly id: string;
  readonly title: string;
  /** False: it is not wanted. */
  readonly wanted: boolean;
  readonly origin: RequirementOrigin;
  /** The words that said so, as they were written; of what is assumed or learned, why: a clause. */
  readonly because: string;
}

export interface Question {
  readonly topic: RequirementTopic;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** Several of them may be chosen. */
  readonly many: boolean;
  /** Something else may be written instead. */
  readonly free: boolean;
}

/** By topic: an id of the question's choices, several, or words where those are taken. */
export type Answers = Readonly<Partial<Record<RequirementTopic, string | readonly string[]>>>;

/** What alternatives are measured by. */
export interface Criterion {
  /** `system:api`, `need:domain`, `learned`. */
  readonly id: string;
  readonly title: string;
  /** 1 implied, 2 said. */
  readonly weight: 1 | 2;
  readonly because: string;
}

export interface CriterionScore {
  readonly criterion: string;
  /** 0: not at all, 3: made for it. */
  readonly score: 0 | 1 | 2 | 3;
}

export interface AlternativeModule {
  readonly name: string;
  /** Where it lies: folders relative to the project. */
  readonly folders: readonly string[];
  readonly responsibility: string;
  /** Modules that it may import from. */
  readonly uses: readonly string[];
}

/** A decision that the project begins with, to be recorded as proposed. */
export interface AlternativeDecision {
  readonly title: string;
  readonly context: string;
  readonly options: readonly string[];
  readonly chosen: string;
  readonly because: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export interface Alternative {
  /** Of the blueprint. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Projects of this person that are built so; empty where it comes from the blueprint alone. */
  readonly asIn: readonly string[];
  readonly language: BlueprintLanguage;
  /** Share of what is wanted that it answers, in [0, 1]. */
  readonly fit: number;
  readonly scores: readonly CriterionScore[];
  /** Of the project, sorted; without what is kept for the next time. */
  readonly paths: readonly string[];
  /** The same as it is drawn in documents, a line each. */
  readonly tree: readonly string[];
  readonly modules: readonly AlternativeModule[];
  readonly patterns: readonly { readonly name: string; readonly why: string }[];
  /** What is kept where, and how parts and others speak with it, a sentence each. */
  readonly data: readonly string[];
  readonly communication: readonly string[];
  readonly decisions: readonly AlternativeDecision[];
  readonly risks: readonly string[];
  /** What would change the choice, a clause each that follows “unless”. */
  readonly unless: readonly string[];
  /** Mermaid text of modules and what they may use. */
  readonly diagram: string;
}

/** What a sentence and answers come to. */
export interface Understanding {
  readonly requirements: readonly Requirement[];
  /** What was not said and may be asked. */
  readonly questions: readonly Question[];
  /** What was in the words and could not be made use of, a sentence each. */
  readonly notes: readonly string[];
}
