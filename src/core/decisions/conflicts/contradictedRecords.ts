/** Records that say no to something which the workspace still uses. */

import type { Decision } from '../../model/decision.ts';
import type { Finding } from '../../model/finding.ts';
import { findingId } from '../../model/findingId.ts';
import type { LinkedRecords } from '../records/linkRecords.ts';
import type { DecisionRecord } from '../records/parseRecord.ts';
import { supersedesOf } from '../records/recordDecisions.ts';
import { technologiesIn } from '../records/recordTopic.ts';

/** Titles of which the technology stands right behind the verb: in a longer sentence it may be there for any reason. */
const USE =
  /^(?:we (?:will |should )?)?(?:use|using|adopt|introduce|choose|pick|go with|switch to|migrate to|move to)\s+(?:the\s+)?(.{1,80})$/i;
const AVOID =
  /^(?:(?:do not|don't|stop|avoid|no longer)\s+(?:use|using|adopt|adopting)?|remove|drop|abandon|get rid of|retire|replace|migrate (?:away )?from|move (?:away )?from|switch (?:away )?from)\s*(?:the\s+)?(.{1,80})$/i;
/** Behind these words stands what comes instead. */
const REST = /\s+(?:with|by|to|in favou?r of|instead of|over|and use)\s.*$/i;

interface Refusal {
  readonly record: DecisionRecord;
  readonly name: string;
  /** Why it is not to be used, as a clause. */
  readonly because: string;
}

export function contradictedRecords(
  records: readonly DecisionRecord[],
  linked: LinkedRecords,
  implied: readonly Decision[],
): Finding[] {
  const inUse = new Map(implied.map((decision) => [decision.title.toLowerCase(), decision]));
  const found = new Map<string, Finding>();
  for (const refusal of [...refusedIn(records), ...replacedIn(linked)]) {
    const decision = inUse.get(refusal.name.toLowerCase());
    if (decision === undefined) continue;
    const finding = describe(refusal, decision);
    found.set(finding.id, finding);
  }
  return [...found.values()];
}

function refusedIn(records: readonly DecisionRecord[]): Refusal[] {
  return records.flatMap((record) => {
    const rejected = record.status === 'rejected' ? onlyOne(USE.exec(record.title)?.[1]) : undefined;
    if (rejected !== undefined) return [{ record, name: rejected, because: 'was rejected' }];
    const avoided = record.status === 'accepted' ? onlyOne(AVOID.exec(record.title)?.[1]) : undefined;
    return avoided === undefined ? [] : [{ record, name: avoided, because: 'was decided against' }];
  });
}

/** `Use X`, superseded by an accepted `Use Y` for the same purpose. */
function replacedIn({ links }: LinkedRecords): Refusal[] {
  return supersedesOf(links).flatMap(([newer, older]) => {
    if (newer.status !== 'accepted') return [];
    const [before] = technologiesIn(USE.exec(older.title)?.[1]?.replace(REST, '') ?? '');
    const after = technologiesIn(newer.title);
    const same = after.some(({ topic, name }) => topic === before?.topic && name !== before.name);
    if (before === undefined || !same || after.some(({ name }) => name === before.name)) return [];
    return [{ record: newer, name: before.name, because: 'was replaced' }];
  });
}

/** The technology that the whole phrase is; a phrase with more in it is about something narrower. */
function onlyOne(phrase: string | undefined): string | undefined {
  const bare = phrase?.replace(REST, '').replace(/[.!]$/, '').trim();
  const [first, ...more] = technologiesIn(bare ?? '');
  return first !== undefined && more.length === 0 && first.name === bare ? first.name : undefined;
}

function describe({ record, name, because }: Refusal, { id, title, evidence }: Decision): Finding {
  return {
    id: findingId('contradicted-decision', record.path, id),
    kind: 'contradicted-decision',
    severity: 'warning',
    confidence: 'likely',
    title: `${title} is used, though it ${because} by “${record.title}”`,
    explanation: `The record is ${record.status}, and ${name} is still part of the workspace. Finish the move and take it out, or write a record that says what holds now.`,
    evidence: [
      { path: record.path, line: record.titleLine, text: `“${record.title}” (${record.status}).` },
      ...evidence.slice(0, 4),
    ],
    subjects: [record.path, ...new Set(evidence.slice(0, 4).map(({ path }) => path))],
  };
}
