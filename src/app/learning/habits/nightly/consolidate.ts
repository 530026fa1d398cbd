/**
 * What a night makes of learned projects: one that was moved is merged into where it is now, one that nobody has worked on for long counts
 * half, and a habit is retired when the files that showed it are gone.
 */
import { codeOf, throwIfAborted } from '../../../../base/codedError.ts';
import { conceptSentence } from '../../../../core/concepts/conceptSentence.ts';
import type { ProjectConcept } from '../../../../core/concepts/projectConcept.ts';
import { isStillSupported } from '../../../../core/concepts/stillSupported.ts';
import { conceptItemOf, type Decided } from '../../../../core/learned/decided.ts';
import type { WorkspaceWalker } from '../../../../core/ports/workspaceWalker.ts';
import type { LearnedProjects } from '../learnedProjects.ts';
import type { NightChange, ProjectRecord } from '../projectRecord.ts';
import { asConsolidated } from './asConsolidated.ts';

export interface Consolidating {
  readonly projects: LearnedProjects;
  readonly walker: WorkspaceWalker;
  readonly decided: Decided;
  readonly night: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly signal: AbortSignal;
}

export interface Consolidated {
  readonly merged: number;
  readonly aged: number;
  readonly retired: number;
  /** A sentence each. */
  readonly names: readonly string[];
}

/** Without being worked on, before a project counts half; again after as long. */
const AGES_AFTER_MS = 180 * 24 * 3_600_000;
/** Share of its habits that another project of the name has to have, to be the same one in another place. */
const SAME = 0.8;

/** The same again changes nothing, also after a kill half-way. Rejects with `cancelled`, `store-failed`. */
export async function consolidate(task: Consolidating): Promise<Consolidated> {
  const { projects, night, at, signal } = task;
  const known = await projects.written();
  const there = new Map<string, readonly string[] | undefined>();
  for (const { root } of known) {
    throwIfAborted(signal);
    there.set(root, await pathsIn(root, task));
  }
  for (const record of known) {
    throwIfAborted(signal);
    const changes = changesOf(record, { known, there, task });
    if (changes.length > 0)
      await projects.note(
        record.root,
        changes.map((each) => ({ ...each, night, at })),
        at,
      );
  }
  return saidOf(await projects.written(), night);
}

/** Taken back, and not done again by the next night. */
export async function restore(projects: LearnedProjects, night: string, at: string): Promise<void> {
  for (const { root, nights = [] } of await projects.written())
    if (nights.some((each) => each.night === night && each.undone !== true))
      await projects.takeBack(root, night, at);
}

interface Ground {
  readonly known: readonly ProjectRecord[];
  readonly there: ReadonlyMap<string, readonly string[] | undefined>;
  readonly task: Consolidating;
}

type Change = Omit<NightChange, 'night' | 'at'>;

function changesOf(record: ProjectRecord, { known, there, task }: Ground): readonly Change[] {
  const now = asConsolidated(record);
  if (now === undefined) return [];
  const paths = there.get(record.root);
  const said = record.nights ?? [];
  const was = (change: Change['change'], item?: string) =>
    said.some((each) => each.change === change && each.item === item);
  if (paths === undefined) {
    const heir = known.find((each) => each.name === record.name && there.get(each.root) !== undefined);
    if (heir !== undefined && isSameProject(now, heir) && !was('merged')) return [{ change: 'merged' }];
  }
  const retired = paths === undefined ? [] : unsupported(now, paths, task.decided);
  const lastMs = Math.max(
    Date.parse(record.learned),
    ...said.flatMap(({ change, at }) => (change === 'aged' ? Date.parse(at) : [])),
  );
  const isOld = Date.parse(task.at) - lastMs > AGES_AFTER_MS && now.concepts.length > 0;
  return [
    ...(isOld ? [{ change: 'aged' } as const] : []),
    ...retired
      .map(conceptItemOf)
      .filter((item) => !was('retired', item))
      .map((item) => ({ change: 'retired', item }) as const),
  ];
}

function unsupported(
  record: ProjectRecord,
  paths: readonly string[],
  decided: Decided,
): readonly ProjectConcept[] {
  return record.concepts.filter(
    (concept) => !decided.verdict(conceptItemOf(concept)).pinned && !isStillSupported(concept, paths),
  );
}

function isSameProject(gone: ProjectRecord, here: ProjectRecord): boolean {
  const items = new Set(here.concepts.map(conceptItemOf));
  const shared = gone.concepts.filter((concept) => items.has(conceptItemOf(concept))).length;
  return gone.concepts.length > 0 && shared >= gone.concepts.length * SAME;
}

/** Undefined where the folder cannot be read: a disk that is not there says nothing about its code. */
async function pathsIn(
  root: string,
  { walker, signal }: Consolidating,
): Promise<readonly string[] | undefined> {
  try {
    return (await walker.walk(root, { exclude: [], isSource: () => false }, signal)).paths;
  } catch (error) {
    if (codeOf(error) === 'cancelled') throw error;
    return undefined;
  }
}

function saidOf(records: readonly ProjectRecord[], night: string): Consolidated {
  const names: string[] = [];
  const counts = { merged: 0, aged: 0, retired: 0 };
  for (const { name, concepts, nights = [] } of records) {
    for (const { change, item } of nights.filter((each) => each.night === night)) {
      counts[change]++;
      const concept = concepts.find((each) => conceptItemOf(each) === item);
      names.push(`${name}: ${SAYS[change](concept)}`);
    }
  }
  return { ...counts, names };
}

const SAYS: Readonly<Record<NightChange['change'], (concept: ProjectConcept | undefined) => string>> = {
  merged: () => 'it was moved; its habits are those of the project where it is now',
  aged: () => 'nobody has worked on it for half a year; its habits count half',
  retired: (concept) =>
    `no longer done, since the files are gone: ${concept === undefined ? 'a habit' : conceptSentence(concept)}`,
};
