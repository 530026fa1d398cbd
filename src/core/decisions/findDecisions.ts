/** The decisions of a workspace, written down or implied, and what contradicts them. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { Decision } from '../model/decision.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { ResolvedImport } from '../model/graph.ts';
import { competingChoices } from './conflicts/competingChoices.ts';
import { contradictedRecords } from './conflicts/contradictedRecords.ts';
import { toolchainMismatches } from './conflicts/toolchainMismatches.ts';
import { externalImports } from './externalImports.ts';
import { impliedDecisions } from './impliedDecisions.ts';
import { readTexts } from './readTexts.ts';
import { linkRecords } from './records/linkRecords.ts';
import { recordDecisions } from './records/recordDecisions.ts';
import { recordFindings } from './records/recordFindings.ts';
import { topicOfTitle } from './records/recordTopic.ts';

export interface DecisionParts {
  /** Every walked path. */
  readonly paths: readonly string[];
  /** Texts of those that `decisionPaths` wants; the same map as long as none of them changes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly SourceFile[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
}

export interface WorkspaceDecisions {
  /** Records in the order of their paths, then what is implied, topic by topic. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

export function findDecisions(parts: DecisionParts): WorkspaceDecisions {
  const read = readTexts(parts.texts);
  const known = new Set(parts.paths);
  const records = read.records.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const linked = linkRecords(records, (path) => known.has(path));
  const external = externalImports(parts);
  const implied = impliedDecisions({ ...parts, read, external });
  return {
    decisions: [...recordDecisions(records, linked, topicOfTitle), ...implied],
    findings: [
      ...recordFindings(records, linked),
      ...contradictedRecords(records, linked, implied),
      ...toolchainMismatches({ ...read, paths: parts.paths }),
      ...competingChoices(read.dependencies, external),
    ],
  };
}
