/** The decisions of a workspace, written down or implied, and what contradicts them. */
import { rememberedByObject } from '../../base/remembered.ts';
import type { SourceFile } from '../model/architectureModel.ts';
import type { Decision } from '../model/decision.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { ResolvedImport } from '../model/graph.ts';
import { competingChoices } from './conflicts/competingChoices.ts';
import { contradictedRecords } from './conflicts/contradictedRecords.ts';
import { toolchainMismatches } from './conflicts/toolchainMismatches.ts';
import { type ExternalImports, externalImports } from './externalImports.ts';
import { impliedDecisions } from './impliedDecisions.ts';
import { languageTraces } from './languageTraces.ts';
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

/** Lists of paths stay the same while sources are edited. */
const namesOf = rememberedByObject((paths: readonly string[]): ReadonlySet<string> => new Set(paths));

/** All that decisions follow from. */
interface Grounds extends Pick<DecisionParts, 'texts' | 'paths'> {
  readonly external: ExternalImports;
  /** What the languages' shares say, as text. */
  readonly languages: string;
}

const groundsOf = new WeakMap<WorkspaceDecisions, Grounds>();

/** @param before of the same workspace: given back as it is where all that decisions follow from is as it was. */
export function findDecisions(parts: DecisionParts, before?: WorkspaceDecisions): WorkspaceDecisions {
  const known = before === undefined ? undefined : groundsOf.get(before);
  const { texts, paths } = parts;
  const external = externalImports(parts, known?.external);
  const grounds = { texts, paths, external, languages: JSON.stringify(languageTraces(parts.files)) };
  if (before !== undefined && known !== undefined && isSame(known, grounds)) return before;
  const found = decide(parts, external);
  groundsOf.set(found, grounds);
  return found;
}

function isSame(a: Grounds, b: Grounds): boolean {
  return (
    a.texts === b.texts && a.paths === b.paths && a.external === b.external && a.languages === b.languages
  );
}

function decide(parts: DecisionParts, external: ExternalImports): WorkspaceDecisions {
  const read = readTexts(parts.texts);
  const records = read.records.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const linked = linkRecords(records, (path) => namesOf(parts.paths).has(path));
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
