/** Learned projects in the journal of the person: written whole in place of what was learned before, so that a kill leaves one of both. */
import * as v from 'valibot';
import type { ProjectConcept } from '../../../core/concepts/projectConcept.ts';
import type { Knowledge } from '../../../core/ports/knowledge.ts';
import { asConsolidated } from './nightly/asConsolidated.ts';
import {
  type NightChange,
  type ProjectRecord,
  projectRecord,
  RECORD_VERSION,
  withoutConcepts,
} from './projectRecord.ts';

const FAMILY = 'project';
const KIND = 'project.learned';

interface Written {
  readonly subject: string;
  readonly record: ProjectRecord;
}

export class LearnedProjects {
  readonly #open: () => Knowledge;
  #knowledge: Knowledge | undefined;
  /** By what the journal said last: another window may have learned since. */
  #known: { readonly key: string; readonly written: readonly Written[] } | undefined;

  constructor(open: () => Knowledge) {
    this.#open = open;
  }

  /** By name, then by path; as the nights have left them. */
  async all(): Promise<readonly ProjectRecord[]> {
    return (await this.written()).flatMap((record) => asConsolidated(record) ?? []);
  }

  /** As they were learned, with what nights have made of them. */
  async written(): Promise<readonly ProjectRecord[]> {
    const latest = new Map((await this.#written()).map(({ record }) => [record.root, record]));
    return [...latest.values()].sort((a, b) => compare(a.name, b.name) || compare(a.root, b.root));
  }

  async put(record: ProjectRecord): Promise<void> {
    const { journal } = this.#opened();
    const older = (await this.#written()).filter((each) => each.record.root === record.root);
    const subject = `${record.root}\0${record.learned}`;
    const entry = { kind: KIND, version: RECORD_VERSION, subject, body: record };
    await journal.replace(
      FAMILY,
      older.map((each) => each.subject),
      [entry],
    );
    this.#known = undefined;
  }

  /** Concepts are erased in every project, with what was counted for them. */
  async without(isGone: (concept: ProjectConcept) => boolean): Promise<void> {
    const { journal } = this.#opened();
    const written = await this.#written();
    for (const record of await this.written()) {
      const left = withoutConcepts(record, isGone);
      if (left === record) continue;
      const older = written.filter((each) => each.record.root === record.root).map(({ subject }) => subject);
      // Its subject is another one, so that the older entry can be overwritten by its own.
      const subject = `${older.at(-1)}\0`;
      await journal.append([{ kind: KIND, version: RECORD_VERSION, subject, body: left }]);
      await journal.forget(FAMILY, older);
    }
    this.#known = undefined;
  }

  /** What a night makes of a project. @param at ISO 8601. */
  async note(root: string, changes: readonly NightChange[], at: string): Promise<void> {
    await this.#change(root, at, (nights) => [...nights, ...changes]);
  }

  /** What a night made of it holds no longer. @param at ISO 8601. */
  async takeBack(root: string, night: string, at: string): Promise<void> {
    await this.#change(root, at, (nights) =>
      nights.map((each) => (each.night === night ? { ...each, undone: true } : each)),
    );
  }

  async forget(root: string): Promise<void> {
    const own = (await this.#written()).filter(({ record }) => record.root === root);
    await this.#opened().journal.forget(
      FAMILY,
      own.map(({ subject }) => subject),
    );
    this.#known = undefined;
  }

  async dispose(): Promise<void> {
    await this.#knowledge?.dispose();
    this.#knowledge = undefined;
  }

  async #change(
    root: string,
    at: string,
    change: (nights: readonly NightChange[]) => NightChange[],
  ): Promise<void> {
    const own = (await this.#written()).filter(({ record }) => record.root === root);
    const record = own.at(-1)?.record;
    if (record === undefined) return;
    const body = { ...record, nights: change(record.nights ?? []) };
    // Another subject: other windows see by them that there is something to read.
    const subject = `${root}\0${record.learned}\0${at}`;
    const entry = { kind: KIND, version: RECORD_VERSION, subject, body };
    await this.#opened().journal.replace(
      FAMILY,
      own.map((each) => each.subject),
      [entry],
    );
    this.#known = undefined;
  }

  /** Oldest first. */
  async #written(): Promise<readonly Written[]> {
    const { journal } = this.#opened();
    const subjects = await journal.subjects(KIND);
    const key = subjects.map(({ subject }) => subject).join('\n');
    if (this.#known?.key === key) return this.#known.written;
    const entries = subjects.length === 0 ? [] : await journal.read({ kind: KIND });
    const written = entries.flatMap(({ subject, version, body }) => {
      const parsed = version === RECORD_VERSION ? v.safeParse(projectRecord, body) : undefined;
      return parsed?.success ? [{ subject, record: parsed.output }] : [];
    });
    this.#known = { key, written };
    return written;
  }

  #opened(): Knowledge {
    this.#knowledge ??= this.#open();
    return this.#knowledge;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
