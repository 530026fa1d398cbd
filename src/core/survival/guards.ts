/**
 * What is no judgement of a suggestion, though it looks like one: the one place that says what each circumstance means.
 *
 * `counts`: it is what the person did. `excused`: what it took of an accepted text is neither kept nor lost, and the share is of the
 * rest. `waits`: nothing is measured until it is over. `refused`: it is not recorded at all.
 */
export type Meaning = 'counts' | 'excused' | 'waits' | 'refused';

export type Circumstance =
  | 'typed'
  | 'pasted'
  | 'undone'
  | 'formatted'
  | 'all over'
  | 'by another tool'
  | 'on disk'
  | 'on another branch'
  | 'git at work'
  | 'lost in a crash'
  | 'seen for a moment';

interface Guard {
  /** Of `survived`, `edited` and `deleted`: text that is less than it was. */
  readonly loss: Meaning;
  /** Of `ignored`: shown, and nothing done. */
  readonly ignored: Meaning;
  readonly why: string;
}

export const GUARDS: Readonly<Record<Circumstance, Guard>> = {
  typed: { loss: 'counts', ignored: 'counts', why: 'at the caret, by hand' },
  pasted: {
    loss: 'counts',
    ignored: 'counts',
    why: 'what a person pastes over a text they have taken away; what was pasted adds nothing, for the share is of what was put in',
  },
  undone: {
    loss: 'counts',
    ignored: 'counts',
    why: 'undo back to the text from before is an action of its own',
  },
  formatted: {
    loss: 'excused',
    ignored: 'counts',
    why: 'a formatter, or what is set to run on saving: it would have done so to any text',
  },
  'all over': {
    loss: 'excused',
    ignored: 'counts',
    why: 'the same act changed several files at once: search and replace, renaming; it is not about this text',
  },
  'by another tool': {
    loss: 'excused',
    ignored: 'counts',
    why: 'not where the caret was, or in no editor that has the focus: the characters of a robot are not the person’s',
  },
  'on disk': {
    loss: 'excused',
    ignored: 'counts',
    why: 'nobody typed in the file here: stash, pull, checkout of a file, a generator, another editor',
  },
  'on another branch': { loss: 'waits', ignored: 'counts', why: 'the text is where it was accepted' },
  'git at work': {
    loss: 'waits',
    ignored: 'counts',
    why: 'a rebase, merge, cherry-pick, revert or bisect is under way: files are as no one wants them',
  },
  'lost in a crash': {
    loss: 'excused',
    ignored: 'counts',
    why: 'it never was on disk, and the window that had it is gone',
  },
  'seen for a moment': {
    loss: 'counts',
    ignored: 'refused',
    why: 'what was there for less than half a second was not seen',
  },
};

/** What was seen for less time than it takes to read was not seen. */
export const SEEN_MS = 500;

/** Edits to one document that came together. */
export interface EditBurst {
  readonly undo: boolean;
  /** The document has unsaved changes after it. */
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Changed within the same second, this one with them. */
  readonly documents: number;
  /** All of it stands where a caret or selection was, in the editor that has the focus. */
  readonly atCaret: boolean;
  /** Nothing but layout is different. */
  readonly sameWords: boolean;
  /** Characters of the longest piece that was put in at once. */
  readonly longest: number;
}

/** One act on more documents than these is not about one of them. */
const ALL_OVER = 3;
/** Nobody types so much at once. */
const PASTED = 40;

/** The first that holds. */
const ORIGINS: readonly (readonly [Circumstance, (burst: EditBurst) => boolean])[] = [
  ['undone', ({ undo }) => undo],
  ['formatted', ({ saving, sameWords }) => saving || sameWords],
  ['on disk', ({ dirty }) => !dirty],
  ['all over', ({ documents }) => documents >= ALL_OVER],
  ['by another tool', ({ atCaret }) => !atCaret],
  ['pasted', ({ longest }) => longest >= PASTED],
];

export function originOf(burst: EditBurst): Circumstance {
  return ORIGINS.find(([, holds]) => holds(burst))?.[0] ?? 'typed';
}
