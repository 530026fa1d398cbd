/** A record as a row of the store, and back. */
import type { KnownRecord } from '../model/record.ts';
import type { RowFields, StoredRow, TableShape } from '../ports/vectorStore.ts';
import { codeWords } from '../search/codeWords.ts';

export const RECORD_SHAPE: TableShape = {
  words: ['title', 'path', 'text'],
  fields: {
    group: 'text',
    what: 'text',
    module: 'text',
    language: 'text',
    title: 'shown',
    text: 'shown',
    path: 'shown',
    startLine: 'number',
    endLine: 'number',
    weight: 'number',
  },
};

/** What an embedder reads: a passage begins with its path. */
export function passageOf({ path, title, what, text }: KnownRecord): string {
  return `${path}\n${what} ${title}\n${text}`;
}

export function rowOf(record: KnownRecord, group: string, vector: Float32Array): StoredRow {
  const { id, what, title, text, path } = record;
  const { startLine, endLine, module, language, weight } = record;
  return {
    id,
    vector,
    words: {
      title: codeWords(`${title} ${what}`).join(' '),
      path: codeWords(path).join(' '),
      text: codeWords(text).join(' '),
    },
    fields: { group, what, module, language, title, text, path, startLine, endLine, weight },
  };
}

export function recordOf(id: string, fields: RowFields): KnownRecord {
  const text = (name: string) => String(fields[name] ?? '');
  return {
    id,
    what: text('what'),
    title: text('title'),
    text: text('text'),
    path: text('path'),
    startLine: Number(fields.startLine),
    endLine: Number(fields.endLine),
    module: text('module'),
    language: text('language'),
    weight: Number(fields.weight),
  };
}
