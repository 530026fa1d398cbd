/** Records as decisions, with the ids of those that they replace or change. */
import { shortHash } from '../../../base/hash.ts';
import type { Decision } from '../../model/decision.ts';
import type { Evidence } from '../../model/finding.ts';
import type { LinkedRecords, ResolvedLink } from './linkRecords.ts';
import type { DecisionRecord } from './parseRecord.ts';

export function recordDecisions(
  records: readonly DecisionRecord[],
  { links }: LinkedRecords,
  topicOf: (title: string) => string,
): Decision[] {
  return records.map((record) => {
    const own = relationsOf(record, links);
    return {
      id: recordId(record),
      origin: 'record',
      topic: topicOf(record.title),
      title: record.title,
      status: record.status,
      ...(record.date === undefined ? {} : { date: record.date }),
      ...listed('supersedes', own.supersedes),
      ...listed('supersededBy', own.supersededBy),
      ...listed('amends', own.amends),
      // The file is there and says so; whether a document without a form of its own is meant as a record is not.
      confidence: record.form === 'free' ? 'likely' : 'proven',
      evidence: evidenceOf(record, links),
    };
  });
}

export function recordId({ path }: DecisionRecord): string {
  return `record:${shortHash(path)}`;
}

/** Said by either side. */
export function supersedesOf(
  links: readonly ResolvedLink[],
): readonly (readonly [DecisionRecord, DecisionRecord])[] {
  return links.flatMap(({ from, to, relation }) => {
    if (relation === 'supersedes') return [[from, to] as const];
    return relation === 'superseded-by' ? [[to, from] as const] : [];
  });
}

function relationsOf(record: DecisionRecord, links: readonly ResolvedLink[]) {
  const pairs = supersedesOf(links);
  const amends = links.flatMap(({ from, to, relation }) => {
    if (relation === 'amends' && from === record) return [to];
    return relation === 'amended-by' && to === record ? [from] : [];
  });
  return {
    supersedes: pairs.filter(([newer]) => newer === record).map(([, older]) => older),
    supersededBy: pairs.filter(([, older]) => older === record).map(([newer]) => newer),
    amends,
  };
}

function listed(key: 'supersedes' | 'supersededBy' | 'amends', records: readonly DecisionRecord[]) {
  return records.length === 0 ? {} : { [key]: [...new Set(records.map(recordId))] };
}

function evidenceOf(record: DecisionRecord, links: readonly ResolvedLink[]): Evidence[] {
  const { path, title, titleLine, status, statusLine } = record;
  const evidence: Evidence[] = [{ path, line: titleLine, text: `“${title}” is decided here.` }];
  if (statusLine !== undefined && status !== 'unknown') {
    evidence.push({ path, line: statusLine, text: `Its status is ${status}.` });
  }
  for (const { from, to, relation, line } of links) {
    if (from !== record || relation === undefined) continue;
    evidence.push({ path, line, text: `It ${VERB[relation]} “${to.title}”.` });
  }
  return evidence;
}

const VERB = {
  supersedes: 'supersedes',
  'superseded-by': 'is superseded by',
  amends: 'amends',
  'amended-by': 'is amended by',
} as const;
