/** A workspace of texts, on which plans of records are carried out. */
import assert from 'node:assert/strict';
import { dirname } from '../../../../../src/base/paths.ts';
import { linkRecords } from '../../../../../src/core/decisions/records/linkRecords.ts';
import { type DecisionRecord, parseRecord } from '../../../../../src/core/decisions/records/parseRecord.ts';
import type { RecordChanges, RecordShelf } from '../../../../../src/core/decisions/write/planRecord.ts';
import { applyReplacements } from '../../../../../src/core/edit/replacements.ts';

export const DATE = '2027-03-01';

export class Shelf {
  readonly texts: Map<string, string>;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.texts = new Map(Object.entries(files));
  }

  get paths(): readonly string[] {
    return [...this.texts.keys()];
  }

  get records(): readonly DecisionRecord[] {
    return this.paths
      .flatMap((path) => parseRecord(path, this.texts.get(path)!) ?? [])
      .filter(({ path }) => !/readme/i.test(path));
  }

  record(path: string): DecisionRecord {
    return this.records.find((each) => each.path === path)!;
  }

  get links() {
    return linkRecords(this.records, () => true).links.map(
      ({ from, relation, to }) => `${from.title} ${relation ?? 'points to'} ${to.title}`,
    );
  }

  /** As it is at this moment. */
  get now(): RecordShelf {
    const { records, texts, paths } = this;
    return { records, texts, paths, index: (folder) => this.#index(folder) };
  }

  #index(folder: string) {
    const path =
      this.paths.find((each) => dirname(each) === folder && /readme/i.test(each)) ?? `${folder}/README.md`;
    return { path, text: this.texts.get(path) };
  }

  /** @returns the path of the record. */
  carryOut({ path, changes }: RecordChanges): string {
    for (const change of changes) {
      if (change.type === 'create') assert.ok(!this.texts.has(change.path), `${change.path} is written over`);
      this.texts.set(
        change.path,
        change.type === 'create'
          ? change.content
          : applyReplacements(this.texts.get(change.path)!, change.replacements)!,
      );
    }
    return path;
  }
}
