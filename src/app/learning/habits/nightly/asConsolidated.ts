/**
 * A learned project as the nights have left it. What was learned stays written down beside what a night made of it, so that a night can
 * be taken back, and so that forgetting has one place to look in.
 */
import { LEAST_TIMES } from '../../../../core/concepts/projectConcept.ts';
import { conceptItemOf } from '../../../../core/learned/decided.ts';
import { type ProjectRecord, withoutConcepts } from '../projectRecord.ts';

/** Undefined where it has been merged into another one. */
export function asConsolidated(record: ProjectRecord): ProjectRecord | undefined {
  const changes = (record.nights ?? []).filter(({ undone }) => undone !== true);
  if (changes.length === 0) return record;
  if (changes.some(({ change }) => change === 'merged')) return undefined;
  const times = changes.filter(({ change }) => change === 'aged').length;
  const retired = new Set(changes.flatMap(({ item = '' }) => item));
  const left = withoutConcepts(
    record,
    (concept) => retired.has(conceptItemOf(concept)) || halved(concept.support, times) < LEAST_TIMES,
  );
  return {
    ...left,
    concepts: left.concepts.map((concept) => ({
      ...concept,
      support: halved(concept.support, times),
      against: halved(concept.against, times),
    })),
  };
}

function halved(count: number, times: number): number {
  return Math.floor(count / 2 ** times);
}
