/** What a search says, as rows of a list. */

import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { RecordName } from '../../core/model/record.ts';
import type { SearchView } from './liveSearch.ts';
import type { Hit, RootsReport } from './searchRoots.ts';

export interface SearchRow {
  /** A codicon. */
  readonly icon: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly hit?: Hit;
  /** Accepted, it searches once more. */
  readonly again?: boolean;
}

/** Of what is no piece of a file and of no kind of symbol. */
const RECORD_ICONS: Readonly<Record<RecordName, string>> = {
  symbol: 'symbol-misc',
  module: 'package',
  pattern: 'type-hierarchy',
  decision: 'law',
  conversation: 'comment-discussion',
};

const ICONS: Readonly<Record<string, string>> = {
  class: 'symbol-class',
  interface: 'symbol-interface',
  struct: 'symbol-structure',
  enum: 'symbol-enum',
  trait: 'symbol-interface',
  type: 'symbol-type-parameter',
  function: 'symbol-function',
  method: 'symbol-method',
  constant: 'symbol-constant',
  variable: 'symbol-variable',
  property: 'symbol-property',
  module: 'symbol-module',
  macro: 'symbol-snippet',
  document: 'book',
  configuration: 'settings-gear',
  text: 'file',
};

const MOST_LINES = 3;

/** @param folderOf the name that tells a folder from the others; undefined where there is only one. */
export function searchRows(
  view: SearchView<RootsReport>,
  folderOf: (root: string) => string | undefined,
): readonly SearchRow[] {
  if (view.state === 'failed') return [failureRow(view.error)];
  if (view.state !== 'found') return [];
  if (view.answer.hits.length === 0)
    return [
      {
        icon: 'info',
        label: `Nothing found for “${shown(view.query)}”`,
        detail: 'Try other words, or say what the code does.',
      },
    ];
  return view.answer.hits.map((hit) => hitRow(hit, folderOf(hit.root)));
}

function hitRow(hit: Hit, folder: string | undefined): SearchRow {
  const { of, path, startLine, symbol, kind, lines = [], says = lines.map(({ text }) => text) } = hit;
  const detail = says
    .slice(0, MOST_LINES)
    .map((line) => line.trim())
    .join(' ⏎ ');
  const place = startLine > 0 ? `${path}:${startLine}` : path;
  const where = of === undefined || of === 'symbol' || of === 'module' ? place : `${kind} ${place}`.trim();
  const recorded = of === undefined ? 'file-code' : RECORD_ICONS[of];
  return {
    icon: (of === undefined || of === 'symbol' ? ICONS[kind] : undefined) ?? recorded,
    label: shown(symbol ?? path.split('/').at(-1)!),
    description: shown(folder === undefined ? where : `${folder} • ${where}`),
    ...(detail === '' ? {} : { detail: shown(detail) }),
    hit,
  };
}

function failureRow(error: unknown): SearchRow {
  const detail = shown(messageOf(error));
  const code = codeOf(error);
  if (code === 'not-analysed')
    return {
      icon: 'watch',
      label: 'The workspace is not analysed yet',
      detail: 'The search goes on by itself once it is.',
    };
  const label = code === 'engine-gone' ? 'The engine has stopped' : 'The search failed';
  return { icon: 'error', label, detail: `${detail} Choose this to search again.`, again: true };
}

/** Code may look like an icon, `$(document)` for one: what is shown is what stands there. */
function shown(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
