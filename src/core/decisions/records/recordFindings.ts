/** What is wrong among records: links that lead nowhere, and records that contradict each other. */

import { grouped } from '../../../base/grouped.ts';
import { basename, dirname } from '../../../base/paths.ts';
import { stronglyConnected } from '../../graph/stronglyConnected.ts';
import type { Finding } from '../../model/finding.ts';
import { findingId } from '../../model/findingId.ts';
import type { BrokenLink, LinkedRecords, ResolvedLink } from './linkRecords.ts';
import type { DecisionRecord } from './parseRecord.ts';
import { supersedesOf } from './recordDecisions.ts';

export function recordFindings(records: readonly DecisionRecord[], linked: LinkedRecords): Finding[] {
  const circles = successorCircles(records, linked.links);
  const inCircle = new Set(circles.flat());
  return [
    ...circles.map((circle) => circleFinding(circle, linked.links)),
    ...stillAccepted(linked.links.filter(({ from }) => !inCircle.has(from))),
    ...sameNumber(records),
    ...new Map(linked.broken.map(brokenLink).map((finding) => [finding.id, finding])).values(),
  ];
}

/** Groups of records of which each one replaces another one of the group. */
function successorCircles(
  records: readonly DecisionRecord[],
  links: readonly ResolvedLink[],
): DecisionRecord[][] {
  const indexOf = new Map(records.map((record, at) => [record, at]));
  const pairs = supersedesOf(links);
  const out: number[][] = records.map(() => []);
  for (const [edge, [newer]] of pairs.entries()) out[indexOf.get(newer)!]!.push(edge);
  const to = pairs.map(([, older]) => indexOf.get(older)!);
  return stronglyConnected({ out, to }).map((component) => component.map((at) => records[at]!));
}

function circleFinding(circle: readonly DecisionRecord[], links: readonly ResolvedLink[]): Finding {
  const said = links.filter(
    ({ from, to, relation }) => circle.includes(from) && circle.includes(to) && isSuccession(relation),
  );
  return {
    id: findingId('record-conflict', ...circle.map(({ path }) => path)),
    kind: 'record-conflict',
    severity: 'warning',
    confidence: 'proven',
    title: `${circle.map(nameOf).join(' and ')} supersede each other`,
    explanation:
      'Each of these records says that another one of them is no longer in force, so nobody can tell which decision holds. Keep the link that the dates bear out, and set the status of the older record to superseded.',
    evidence: said.map(({ from, to, relation, line }) => ({
      path: from.path,
      line,
      text:
        relation === 'supersedes'
          ? `It says that it supersedes ${nameOf(to)}.`
          : `It says that ${nameOf(to)} supersedes it.`,
    })),
    subjects: circle.map(({ path }) => path),
  };
}

function isSuccession(relation: ResolvedLink['relation']): boolean {
  return relation === 'supersedes' || relation === 'superseded-by';
}

/** Replaced by an accepted record, and yet in force by its own status. */
function stillAccepted(links: readonly ResolvedLink[]): Finding[] {
  return links.flatMap(({ from, to, relation, line }) => {
    if (relation !== 'supersedes' || from.status !== 'accepted' || to.status !== 'accepted') return [];
    return [
      {
        id: findingId('record-conflict', to.path, from.path),
        kind: 'record-conflict',
        severity: 'info',
        confidence: 'proven',
        title: `${nameOf(to)} still counts as accepted, though ${nameOf(from)} supersedes it`,
        explanation: `A reader who comes upon ${to.path} first follows a decision that no longer holds. Set its status to superseded, with a link to ${from.path}.`,
        evidence: [
          { path: to.path, line: to.statusLine ?? to.titleLine, text: 'Its status is accepted.' },
          { path: from.path, line, text: `It supersedes “${to.title}”, and is accepted too.` },
        ],
        subjects: [to.path, from.path],
      },
    ];
  });
}

function sameNumber(records: readonly DecisionRecord[]): Finding[] {
  const byNumber = grouped(
    records.filter(({ number }) => number !== undefined),
    ({ path, number }) => `${dirname(path)}\n${number}`,
  );
  return [...byNumber.values()].flatMap((same) => {
    if (same.length < 2 || same[0]!.form === 'rfc') return [];
    return [
      {
        id: findingId('record-conflict', ...same.map(({ path }) => path)),
        kind: 'record-conflict',
        severity: 'info',
        confidence: 'proven',
        title: `${same.length} records of ${dirname(same[0]!.path) || 'the root folder'} carry the number ${same[0]!.number}`,
        explanation:
          'Who refers to that number may mean any of them. Give the later ones the next free number, and change the references.',
        evidence: same.map(({ path, titleLine, title }) => ({ path, line: titleLine, text: `“${title}”.` })),
        subjects: same.map(({ path }) => path),
      },
    ];
  });
}

function brokenLink({ from, link: { target, line, text, relation } }: BrokenLink): Finding {
  const aim = 'path' in target ? target.path : 'number' in target ? `record ${target.number}` : target.name;
  return {
    id: findingId('broken-record-link', from.path, aim),
    kind: 'broken-record-link',
    severity: relation === undefined ? 'info' : 'warning',
    // A file that ignore rules leave out of the workspace may be there all the same.
    confidence: 'likely',
    title: `${nameOf(from)} refers to ${aim}, which is not there`,
    explanation: `The reason for a decision, or the one that replaced it, cannot be followed. Point the link to where that record lies now, or remove it.`,
    evidence: [{ path: from.path, line, text: `“${text}” leads to ${aim}.` }],
    subjects: [from.path],
  };
}

/** The number where it has one: titles are long. */
function nameOf({ path, number, title }: DecisionRecord): string {
  return number === undefined ? `“${title}”` : basename(path).replace(/\.\w+$/, '');
}
