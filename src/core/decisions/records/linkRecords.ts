/** Which record each link of a record means. */
import { basename, dirname } from '../../../base/paths.ts';
import type { DecisionRecord } from './parseRecord.ts';
import type { RecordLink, Relation } from './recordLinks.ts';

export interface ResolvedLink {
  readonly from: DecisionRecord;
  readonly relation: Relation | undefined;
  readonly to: DecisionRecord;
  /** 1-based, in the file of `from`. */
  readonly line: number;
}

export interface BrokenLink {
  readonly from: DecisionRecord;
  readonly link: RecordLink;
}

export interface LinkedRecords {
  readonly links: readonly ResolvedLink[];
  readonly broken: readonly BrokenLink[];
}

/** @param has whether a path of any kind is in the workspace. */
export function linkRecords(
  records: readonly DecisionRecord[],
  has: (path: string) => boolean,
): LinkedRecords {
  const find = finderIn(records);
  const links: ResolvedLink[] = [];
  const broken: BrokenLink[] = [];
  for (const from of records) {
    for (const link of from.links) {
      const to = find(from, link);
      if (to !== undefined && to !== from) links.push({ from, relation: link.relation, to, line: link.line });
      else if (to === undefined && isBroken(from, link, { records, has })) broken.push({ from, link });
    }
  }
  return { links, broken };
}

type Find = (from: DecisionRecord, link: RecordLink) => DecisionRecord | undefined;

function finderIn(records: readonly DecisionRecord[]): Find {
  const byPath = new Map(records.map((record) => [record.path.toLowerCase(), record]));
  const byNumber = new Map<string, DecisionRecord>();
  const byName = new Map<string, DecisionRecord>();
  for (const record of records) {
    byName.set(bareName(record.path), record);
    byName.set(record.title.toLowerCase(), record);
    if (record.number !== undefined) byNumber.set(`${dirname(record.path)}\n${record.number}`, record);
  }
  return (from, { target }) => {
    if ('path' in target) return byPath.get(target.path.toLowerCase());
    if ('number' in target) return byNumber.get(`${dirname(from.path)}\n${target.number}`);
    return byName.get(bareName(target.name));
  };
}

function bareName(path: string): string {
  return basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase();
}

interface Known {
  readonly records: readonly DecisionRecord[];
  has(path: string): boolean;
}

/** A number says nothing where the folder's records have none, and a name may mean anything. */
function isBroken(from: DecisionRecord, { target, relation }: RecordLink, { records, has }: Known): boolean {
  if ('path' in target) return !has(target.path);
  if (!('number' in target) || relation === undefined) return false;
  const siblings = records.filter(({ path }) => dirname(path) === dirname(from.path));
  return siblings.length > 1 && siblings.every(({ number }) => number !== undefined);
}
