/** Patterns that were recognised: each occurrence with its roles, styles with their signs, channels with their ends. */
import type { Confidence } from '../model/finding.ts';
import type { DesignOccurrence, NamedPattern, WorkspacePatterns } from '../model/pattern.ts';
import type { KnownRecord } from '../model/record.ts';

const SURENESS: Readonly<Record<Confidence, number>> = { proven: 1, likely: 0.85, guess: 0.5 };
const MOST_ROLES = 12;
const MOST_SIGNS = 3;

/** @param moduleOf of a path; empty for what is in none. */
export function patternRecords(
  patterns: WorkspacePatterns,
  moduleOf: (path: string) => string,
): readonly KnownRecord[] {
  const named = (['style', 'communication', 'data'] as const).flatMap((family) =>
    patterns[family].map((each) => namedRecord(each, family, moduleOf)),
  );
  const all = [
    ...patterns.design.map((each) => designRecord(each, moduleOf)),
    ...named,
    ...channelRecords(patterns, moduleOf),
    ...entityRecords(patterns, moduleOf),
  ];
  // Two of one kind in one place say the same.
  return [...new Map(all.map((record) => [record.id, record])).values()];
}

type ModuleOf = (path: string) => string;

function designRecord(
  { pattern, class: certainty, roles, evidence }: DesignOccurrence,
  moduleOf: ModuleOf,
): KnownRecord {
  const [first] = roles;
  const path = first?.path ?? evidence[0]?.path ?? '';
  const parts = roles.slice(0, MOST_ROLES).map(({ role, symbol }) => `${symbol} (${role})`);
  const more = roles.length > MOST_ROLES ? ` and ${roles.length - MOST_ROLES} more` : '';
  return {
    ...placed({ path, line: first?.line ?? evidence[0]?.line ?? 1 }, moduleOf),
    id: ['design', pattern, path, first?.symbol ?? ''].join('|'),
    what: pattern,
    weight: SURENESS[certainty],
    title: first?.symbol ?? pattern,
    text: [`${certainty}: ${parts.join(', ')}${more}.`, ...signs(evidence)].join('\n'),
  };
}

function namedRecord({ name, evidence }: NamedPattern, family: string, moduleOf: ModuleOf): KnownRecord {
  const [first] = evidence;
  return {
    ...placed(first ?? { path: '', line: 0 }, moduleOf),
    id: [family, name].join('|'),
    what: family,
    title: name,
    text: signs(evidence).join('\n'),
  };
}

function channelRecords({ channels }: WorkspacePatterns, moduleOf: ModuleOf): readonly KnownRecord[] {
  return channels.map(({ kind, channel, producer, consumer }) => ({
    ...placed(consumer, moduleOf),
    id: ['channel', kind, channel, producer.path, consumer.path].join('|'),
    what: kind,
    title: channel,
    text: `From ${producer.path}:${producer.line} (${producer.text}) to ${consumer.path}:${consumer.line} (${consumer.text}).`,
  }));
}

function entityRecords({ entities }: WorkspacePatterns, moduleOf: ModuleOf): readonly KnownRecord[] {
  return entities.map(({ name, table, place }) => ({
    ...placed(place, moduleOf),
    id: ['entity', name, place.path].join('|'),
    what: 'entity',
    title: name,
    text: `Kept in the table ${table}. ${place.text}`,
  }));
}

function signs(evidence: DesignOccurrence['evidence']): readonly string[] {
  return evidence.slice(0, MOST_SIGNS).map(({ path, line, text }) => `${path}:${line}: ${text}`);
}

function placed({ path, line }: { readonly path: string; readonly line: number }, moduleOf: ModuleOf) {
  return { path, startLine: line, endLine: line, module: moduleOf(path), language: '', weight: 1 };
}
