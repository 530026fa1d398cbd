/** Learned projects in the journal of the person: written whole in place of what was learned before, so that a kill leaves one of both. */
import * as v from 'valibot';
import type { ProjectConcept } from '../../../core/concepts/projectConcept.ts';
import type { Knowledge } from '../../../core/ports/knowledge.ts';
import { type ProjectRecord, projectRecord, RECORD_VERSION, withoutConcepts } from './projectRecord.ts';

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

  /** By name, then by path. */
  async all(): Promise<readonly ProjectRecord[]> {
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
    for (const record of await this.all()) {
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
