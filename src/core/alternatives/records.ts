/** The decisions of a new project as records with their index, where there are none yet. */

import { type DecisionRecord, parseRecord } from '../decisions/records/parseRecord.ts';
import { planNewRecord } from '../decisions/write/planRecord.ts';
import { DEFAULT_FOLDER } from '../decisions/write/recordHabits.ts';
import type { RecordDraft } from '../decisions/write/recordText.ts';
import { applyReplacements } from '../edit/replacements.ts';

/** @param date `YYYY-MM-DD`. @returns texts by path, the index among them. */
export function firstRecords(drafts: readonly RecordDraft[], date: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const records: DecisionRecord[] = [];
  const index = `${DEFAULT_FOLDER}/README.md`;
  for (const draft of drafts) {
    const shelf = {
      records,
      texts,
      paths: [...texts.keys()],
      index: () => ({ path: index, text: texts.get(index) }),
    };
    for (const change of planNewRecord(shelf, { draft, date, folder: DEFAULT_FOLDER }).changes) {
      const text =
        change.type === 'create'
          ? change.content
          : applyReplacements(texts.get(change.path) ?? '', change.replacements);
      if (text === undefined) continue;
      texts.set(change.path, text);
      const record = change.path === index ? undefined : parseRecord(change.path, text);
      if (record !== undefined) records.push(record);
    }
  }
  return texts;
}
