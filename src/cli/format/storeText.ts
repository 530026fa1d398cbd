import type { StoreReport } from '../../protocol/knowledgeApi.ts';
import { columns, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

const KEPT_IN = { lance: 'LanceDB', sqlite: 'SQLite', memory: 'memory, for this run only' } as const;

export function storeText(
  { kind, place, sizeBytes, mostBytes, rows, freedBytes }: StoreReport & { readonly freedBytes?: number },
  { width, colours }: Terminal,
): string {
  const size = sizeBytes === 0 && place?.includes('://') ? 'the storage does not say' : sizeText(sizeBytes);
  const most = mostBytes === undefined ? '' : ` of at most ${sizeText(mostBytes)}`;
  const freed = freedBytes === undefined ? [] : [['Given back', sizeText(Math.max(0, freedBytes))]];
  const facts = [['Kept in', KEPT_IN[kind]], ...(place === undefined ? [] : [['Place', place]])];
  const counted = Object.entries(rows).map(([name, count]) => [`  ${name}`, count.toLocaleString('en')]);
  return [
    ...columns([...facts, ['Takes', `${size}${most}`], ...freed], ['left', 'left']),
    '',
    colours.bold('Rows'),
    ...columns(counted, ['left', 'right']),
    '',
    wrap(
      'Kinds without rows are read when they are first searched for: groundplan search --kind NAME.',
      width,
    ),
  ].join('\n');
}

function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString('en')} KB`;
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
