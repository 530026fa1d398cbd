/** What a sentence comes to in a workspace: the files, places and changes of a feature, made after one that is there. */
import type { Confidence, Evidence } from './finding.ts';
import type { FileEdit } from './suggestion.ts';

/** What was read out of the sentence. */
export interface UnderstoodWish {
  /** What the feature is about, in words, in the singular; empty where nothing was found. */
  readonly subject: string;
  /** Files of this workspace are called after it. */
  readonly known: boolean;
  /** What is to be done with it: `add`, `export`. */
  readonly action: string;
  /** Parts that are named: `repository`, `controller`. */
  readonly parts: readonly string[];
  /** Other subjects of this workspace that are named. */
  readonly related: readonly string[];
}

export interface NewPart {
  readonly path: string;
  /** Which part it plays, in words: `service`, `test`. */
  readonly part: string;
  /** The sibling that it is made after. */
  readonly like: string;
  /** Files of other subjects in the same place, the sibling among them. */
  readonly places: number;
  /** Types and functions that it declares. */
  readonly declares: readonly string[];
}

/** A line that is to be added to a file that is there. */
export interface WiredLine {
  readonly path: string;
  /** 1-based: the line of the sibling beside which it stands. */
  readonly line: number;
  readonly text: string;
}

export interface ChangedModule {
  readonly module: string;
  readonly reason: string;
}

/** Something that is there and fits the sentence. */
export interface Reusable {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

export interface PlanEffort {
  readonly size: 'small' | 'medium' | 'large';
  readonly newFiles: number;
  readonly changedFiles: number;
  /** Lines that are written. */
  readonly lines: number;
  /** Members whose bodies are left to a person. */
  readonly stubs: number;
}

export interface PlanAlternative {
  /** Also that of the suggestion that carries it out. */
  readonly id: string;
  readonly title: string;
  /** The feature that it is made after, in words; empty where it changes what is there. */
  readonly like: string;
  readonly confidence: Confidence;
  readonly rationale: string;
  readonly files: readonly NewPart[];
  /** Paths of files that belong to it and whose text cannot be told from their siblings. */
  readonly unwritten: readonly string[];
  /** Paths of the plan that are there already. */
  readonly there: readonly string[];
  readonly wiring: readonly WiredLine[];
  readonly modules: readonly ChangedModule[];
  /** Interfaces and base types that come with it or that it builds on. */
  readonly interfaces: readonly string[];
  /** Before and after, computed on a copy of the model: `cycles 3 → 3`. */
  readonly effect: readonly string[];
  readonly effort: PlanEffort;
  /** Rules and habits that it rests on, and the sibling, in words. */
  readonly provenance: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What is left to a person, in order. */
  readonly steps: readonly string[];
  /** All or none of them. */
  readonly edits: readonly FileEdit[];
}

export interface FeaturePlan {
  readonly kind: 'feature';
  readonly sentence: string;
  readonly wish: UnderstoodWish;
  /** Best first; none where nothing fits, and then `abstained` says why. */
  readonly alternatives: readonly PlanAlternative[];
  readonly reuse: readonly Reusable[];
  /** What rules forbid there, a sentence each. */
  readonly forbidden: readonly string[];
  readonly abstained?: string;
  /** Where no feature of the workspace serves as an example. */
  readonly blueprint?: { readonly name: string; readonly title: string };
}
