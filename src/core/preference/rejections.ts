/**
 * What was dismissed or taken back is not offered again, there or in its like, until the code there has really changed.
 * This is a filter and no score: nothing that speaks for an offer outweighs it.
 */
import type { CodeSketch } from './codeSketch.ts';
import { changedShare } from './codeSketch.ts';

/** What an offer is about, as far as it matters for finding it again. */
export interface Subject {
  /** Stable id of the suggestion. */
  readonly suggestion: string;
  readonly project: string;
  readonly kind: string;
  /** Paths and symbols it is about, or hashes of them, each once. */
  readonly subjects: readonly string[];
}

export interface Target extends Subject {
  /** Of the subjects' code as it is now. */
  readonly sketch: CodeSketch;
}

export interface Rejection extends Target {
  readonly atMs: number;
  /** Words of the developer, where they gave any. */
  readonly reason?: string;
  /** Id of what is learned of it. */
  readonly item?: string;
  /** It holds whatever becomes of the code. */
  readonly pinned?: boolean;
}

/** Of what somebody else rejected: their paths are not here, and the code alone tells whether it is the same. */
export const ANY_PROJECT = '';

/** Less than this is formatting, renaming and small edits. */
const REALLY_CHANGED = 0.25;

export class Rejections {
  readonly #byKind = new Map<string, Rejection[]>();

  constructor(rejections: Iterable<Rejection>) {
    for (const each of rejections) {
      const key = keyOf(each);
      this.#byKind.set(key, [...(this.#byKind.get(key) ?? []), each]);
    }
  }

  /** Those that speak against it, as long as they hold. */
  like(subject: Subject): Rejection[] {
    return [keyOf(subject), keyOf({ ...subject, project: ANY_PROJECT })]
      .flatMap((key) => this.#byKind.get(key) ?? [])
      .filter((each) => isLike(each, subject));
  }

  /** The rejection that speaks against it; undefined for what may be offered. */
  against(target: Target): Rejection | undefined {
    return this.like(target).find((each) => stillHolds(each, target.sketch));
  }
}

/** @param now of the same subjects. */
export function stillHolds(
  { sketch, pinned }: Pick<Rejection, 'sketch' | 'pinned'>,
  now: CodeSketch,
): boolean {
  return pinned === true || changedShare(sketch, now) < REALLY_CHANGED;
}

function keyOf({ project, kind }: Subject): string {
  return `${project}\0${kind}`;
}

function isLike(rejection: Subject, subject: Subject): boolean {
  return rejection.suggestion === subject.suggestion || sameSubjects(rejection.subjects, subject.subjects);
}

/** Half of all subjects in common: the same cycle with one file more is the same cycle. */
function sameSubjects(a: readonly string[], b: readonly string[]): boolean {
  const common = a.filter((each) => b.includes(each)).length;
  return common > 0 && common / (a.length + b.length - common) >= 0.5;
}
