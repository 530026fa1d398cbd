/** What a store says of itself, as rows of a list. */
import type { StoreReport } from '../../protocol/knowledgeApi.ts';

export interface StoreLine {
  readonly label: string;
  readonly description: string;
}

const KEPT_IN = { lance: 'LanceDB', sqlite: 'SQLite', memory: 'memory, for this window only' } as const;

export function storeLines({
  kind,
  place,
  sizeBytes,
  mostBytes,
  rows,
  notice,
}: StoreReport): readonly StoreLine[] {
  const most = mostBytes === undefined ? '' : ` of at most ${megabytes(mostBytes)}`;
  const counted = Object.entries(rows).filter(([, count]) => count > 0);
  return [
    { label: `$(database) ${megabytes(sizeBytes)}${most}`, description: `in ${KEPT_IN[kind]}` },
    ...(place === undefined ? [] : [{ label: '$(folder) Place', description: place }]),
    ...counted.map(([name, count]) => ({
      label: `$(list-unordered) ${count.toLocaleString('en')}`,
      description: name,
    })),
    ...(notice === undefined ? [] : [{ label: '$(warning) Notice', description: notice }]),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
