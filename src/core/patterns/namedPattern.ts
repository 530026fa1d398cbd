/** From signs to a named pattern: points a file, a least, and what speaks against it. */
import type { Evidence } from '../model/finding.ts';
import type { NamedPattern } from '../model/pattern.ts';
import type { Workspace } from './signs/gatherSigns.ts';
import type { Sign, SignKind } from './signs/sign.ts';

export interface PatternDefinition {
  readonly name: string;
  /** Points that each file with such a sign gives; a file counts by its best sign. */
  readonly points: { readonly [kind in SignKind]?: number };
  /** Points at which it is as likely as not. */
  readonly least: number;
  /** Must hold beside the points. */
  readonly needs?: (workspace: Workspace) => boolean;
}

const MOST_EVIDENCE = 8;
/** Above it a pattern is named. */
const AS_LIKELY_AS_NOT = 0.5;

export function namedPatterns(
  workspace: Workspace,
  definitions: readonly PatternDefinition[],
): NamedPattern[] {
  return definitions
    .flatMap((definition) => namedPattern(workspace, definition))
    .sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}

function namedPattern(
  workspace: Workspace,
  { name, points, least, needs }: PatternDefinition,
): NamedPattern[] {
  const total = pointsOf(workspace, points);
  const confidence = confidenceOf(total, least);
  if (confidence < AS_LIKELY_AS_NOT || needs?.(workspace) === false) return [];
  return [{ name, confidence, evidence: evidenceOf(workspace, points) }];
}

export function pointsOf({ signs }: Workspace, points: PatternDefinition['points']): number {
  const byFile = new Map<string, number>();
  for (const [kind, worth] of Object.entries(points)) {
    for (const path of signs.files(kind as SignKind))
      byFile.set(path, Math.max(byFile.get(path) ?? 0, worth));
  }
  let total = 0;
  for (const worth of byFile.values()) total += worth;
  return total;
}

/** One half at the least, towards one with every further file; two digits. */
export function confidenceOf(points: number, least: number): number {
  return Math.min(0.99, Math.round((1 - 0.5 ** (points / least)) * 100) / 100);
}

/** The weightiest kinds first, a file once. */
export function evidenceOf({ signs }: Workspace, points: PatternDefinition['points']): Evidence[] {
  const kinds = Object.entries(points).sort((a, b) => b[1] - a[1]);
  const seen = new Set<string>();
  const evidence: Evidence[] = [];
  for (const [kind] of kinds) {
    for (const sign of useFirst(signs.of(kind as SignKind))) {
      if (seen.has(sign.path) || evidence.length >= MOST_EVIDENCE) continue;
      seen.add(sign.path);
      evidence.push(plain(sign));
    }
  }
  return evidence;
}

/** Where a thing is used says more than where it is imported. */
function useFirst(signs: readonly Sign[]): readonly Sign[] {
  const isImport = ({ text }: Sign) => /: (?:import|from|use|using|require)\b/.test(text);
  return [...signs.filter((sign) => !isImport(sign)), ...signs.filter(isImport)];
}

export function plain({ path, line, text }: Sign): Evidence {
  return { path, line, text };
}
