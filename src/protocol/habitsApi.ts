/** Habits of projects, taken over from one to the next. */
import type { Concept } from '../core/model/concept.ts';
import type { FileEdit } from '../core/model/suggestion.ts';
import type { Call } from './call.ts';

export interface PlaceNameRequest {
  readonly root: string;
  /** A base name, `order.service.ts`; without an ending it gets that of files that play the same part. */
  readonly name: string;
  /** At most so many, up to 50; 5 without. */
  readonly limit?: number;
  /** Also folders that are not there yet, named by the habits of learned projects; one folder a name. */
  readonly transfer?: boolean;
}

export interface PlaceNameReport {
  /** Best first. */
  readonly folders: readonly {
    /** Relative to the workspace, `` for the workspace itself. */
    readonly path: string;
    /** How likely it is the right one, in [0, 1]. */
    readonly confidence: number;
    /** What speaks for it, to be checked against the files. */
    readonly why: string;
  }[];
}

export interface MisplacedRequest {
  readonly root: string;
  readonly path: string;
}

export interface MisplacedReport {
  /** False for what is no source file of the workspace: not read yet, ignored, excluded. */
  readonly known: boolean;
  /** Where it almost certainly belongs; absent when it may well stay. */
  readonly belongs?: PlaceNameReport['folders'][number];
}

export interface MoveFileRequest {
  readonly root: string;
  readonly path: string;
  /** Where it goes, `` for the workspace itself. */
  readonly folder: string;
}

export interface MovePlan {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Set, with no edits, when the file cannot be moved safely. */
  readonly refused?: string;
}

export interface SkeletonRequest {
  readonly root: string;
  readonly folder: string;
  readonly name: string;
}

export interface SkeletonReport {
  /** Empty where nothing is known of files of that kind. */
  readonly text: string;
}

export interface RootRequest {
  readonly root: string;
}

export interface LearnedProject {
  readonly name: string;
  /** Absolute path it was learned from. */
  readonly root: string;
  /** ISO 8601. */
  readonly learned: string;
  readonly files: number;
  readonly concepts: number;
}

export interface LearnReport extends LearnedProject {
  /** Learned before, and replaced; `same` where nothing had changed. */
  readonly before: 'none' | 'replaced' | 'same';
}

export interface SimilarReport {
  /** Most similar first. */
  readonly projects: readonly (LearnedProject & { readonly similarity: number; readonly why: string })[];
}

export interface LearnedReport {
  readonly projects: readonly LearnedProject[];
  /** Best supported first. */
  readonly concepts: readonly Concept[];
}

export interface ForgetProjectRequest {
  /** Its name, or the path it was learned from. */
  readonly project: string;
}

/** A part of the area `learning`. */
export interface HabitsApi {
  /** The folders in which a new file of a name belongs. Rejects with `not-analysed`, `invalid-option`, `cancelled`. */
  place(request: PlaceNameRequest, call?: Call): Promise<PlaceNameReport>;
  /** Is a file where it hardly belongs? It is judged as if it were not there. Rejects with `not-analysed`, `cancelled`. */
  misplaced(request: MisplacedRequest, call?: Call): Promise<MisplacedReport>;
  /** A file moved, with the imports that lead to and from it; nothing is written. Rejects with `unknown-place`. */
  planMove(request: MoveFileRequest, call?: Call): Promise<MovePlan>;
  /** How a new file begins, as its neighbours of the same part do. */
  skeleton(request: SkeletonRequest, call?: Call): Promise<SkeletonReport>;
  /** Takes the habits of a workspace over, in place of what was learned from it before. Rejects with `not-analysed`, `store-failed`. */
  learn(request: RootRequest, call?: Call): Promise<LearnReport>;
  /** Learned projects that are like a workspace. Rejects with `not-analysed`. */
  similar(request: RootRequest, call?: Call): Promise<SimilarReport>;
  learned(request: object, call?: Call): Promise<LearnedReport>;
  /** Erases a project and its share in every concept. Rejects with `unknown-place`. */
  forgetProject(request: ForgetProjectRequest, call?: Call): Promise<LearnedProject>;
}
