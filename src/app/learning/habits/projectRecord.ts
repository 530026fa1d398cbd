/** What is kept of a learned project. */
import * as v from 'valibot';
import type { Steps } from '../../../base/steps.ts';
import { isTestNaming } from '../../../core/concepts/conceptPart.ts';
import { withoutConcept } from '../../../core/concepts/decidedConcepts.ts';
import { habitsOf } from '../../../core/concepts/habits.ts';
import { fromKept, keptHabits, toKept } from '../../../core/concepts/keptHabits.ts';
import { leafKey } from '../../../core/concepts/leafName.ts';
import { mergeConcepts } from '../../../core/concepts/mergeConcepts.ts';
import { type ProjectConcept, projectConcept } from '../../../core/concepts/projectConcept.ts';
import { conceptSteps } from '../../../core/concepts/projectConcepts.ts';
import { fingerprint, fingerprintSteps } from '../../../core/fingerprint/fingerprint.ts';
import { conceptItemOf } from '../../../core/learned/decided.ts';
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';

/** Raised when what is kept changes its shape: older records are learned again, not misread. */
export const RECORD_VERSION = 2;

const nightChange = v.object({
  /** Id of the night. */
  night: v.string(),
  at: v.string(),
  change: v.picklist(['merged', 'aged', 'retired']),
  /** Of what was retired. */
  item: v.exactOptional(v.string()),
  /** Taken back by a person: not to be done again. */
  undone: v.exactOptional(v.boolean()),
});
export type NightChange = v.InferOutput<typeof nightChange>;

export const projectRecord = v.object({
  name: v.string(),
  root: v.string(),
  learned: v.string(),
  fingerprint,
  habits: keptHabits,
  concepts: v.array(projectConcept),
  /** Files of a concept when it was learned before, oldest first, by its id. */
  earlier: v.exactOptional(v.record(v.string(), v.array(v.number()))),
  /** What nights have made of it since it was learned. */
  nights: v.exactOptional(v.array(nightChange)),
});
export type ProjectRecord = v.InferOutput<typeof projectRecord>;

/** What a project has to teach, in steps: of a large one it takes a second. @param learned ISO 8601. */
export function* recordSteps(model: ArchitectureModel, learned: string): Steps<ProjectRecord> {
  const { root, files } = model;
  const fingerprint = yield* fingerprintSteps(model);
  yield;
  const habits = toKept(habitsOf(files.map(({ path }) => path)));
  yield;
  const concepts = [...(yield* conceptSteps(model))];
  return { name: nameOf(root), root, learned, fingerprint, habits, concepts };
}

function nameOf(root: string): string {
  const segments = root.replace(/[\\/]+$/, '').split(/[\\/]/);
  return segments.at(-1) ?? root;
}

/** Earlier times that are kept. */
const MOST_EARLIER = 11;

/** A record with what the one before said of how often each concept was found. */
export function withEarlier(record: ProjectRecord, before: ProjectRecord | undefined): ProjectRecord {
  if (before === undefined) return record;
  const counts = mergeConcepts([before]).map((concept) => {
    const item = conceptItemOf(concept);
    return [item, [...(before.earlier?.[item] ?? []), concept.support].slice(-MOST_EARLIER)] as const;
  });
  return { ...record, earlier: Object.fromEntries(counts) };
}

/** A record without concepts, and without what was counted for them. */
export function withoutConcepts(
  record: ProjectRecord,
  isGone: (concept: ProjectConcept) => boolean,
): ProjectRecord {
  const gone = record.concepts.filter(isGone);
  if (gone.length === 0) return record;
  const ids = new Set(gone.map(conceptItemOf));
  const habits = gone.reduce(
    (left, { role, extension, naming, folder }) =>
      withoutConcept(left, { role, extension, test: isTestNaming(naming), leaf: leafKey(folder) }),
    fromKept(record.habits),
  );
  const earlier = Object.entries(record.earlier ?? {}).filter(([item]) => !ids.has(item));
  return {
    ...record,
    habits: toKept(habits),
    concepts: record.concepts.filter((each) => !gone.includes(each)),
    ...(record.earlier === undefined ? {} : { earlier: Object.fromEntries(earlier) }),
    ...(record.nights && { nights: record.nights.filter(({ item = '' }) => !ids.has(item)) }),
  };
}

/** Whether two say the same, whenever they were learned. */
export function isSame(a: ProjectRecord, b: ProjectRecord): boolean {
  return JSON.stringify(said(a)) === JSON.stringify(said(b));
}

function said({ learned: _, earlier: __, nights: ___, ...rest }: ProjectRecord): object {
  return rest;
}
