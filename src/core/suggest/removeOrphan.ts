/** Deletes files that nothing imports. */
import { basename } from '../../base/paths.ts';
import type { Finding } from '../model/finding.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_ORPHANS = 60;

export async function removeOrphans(bench: Workbench): Promise<readonly Suggestion[]> {
  const findings = bench.model.findings.filter(({ kind }) => kind === 'orphan').slice(0, MAX_ORPHANS);
  return findings.flatMap((finding) => removeOne(bench, finding) ?? []);
}

function removeOne(bench: Workbench, finding: Finding): Suggestion | undefined {
  const path = finding.subjects[0];
  const facts = path === undefined ? undefined : bench.model.facts.get(path);
  if (path === undefined || facts === undefined) return undefined;
  // That something is used in no visible way is never proof that it is unused.
  const confidence = finding.confidence === 'guess' ? 'guess' : 'likely';
  const tests = bench.importersOf(path);
  return {
    id: suggestionId('remove-orphan', [path]),
    kind: 'remove-orphan',
    title: `Remove ${basename(path)}, which nothing imports`,
    rationale: `${finding.explanation} Removing it takes ${facts.lines} lines nobody has to read or keep working.`,
    confidence,
    score: scoreOf({ impact: 0.3, confidence, filesTouched: 1, rerouted: tests.length }),
    origin: 'rule',
    evidence:
      finding.evidence.length > 0 ? finding.evidence : [{ path, line: 1, text: 'nothing imports this file' }],
    findingId: finding.id,
    edits: tests.length === 0 ? [{ type: 'delete', path, hash: facts.hash }] : [],
    steps: [
      `Search the repository for “${basename(path).replace(/\.\w+$/, '')}”: configuration, scripts and strings can load a file without an import.`,
      ...(tests.length === 0
        ? []
        : [`Only ${tests.slice(0, 3).join(', ')} still uses it: remove that use with it.`]),
      'Remove the file, then run your build and tests.',
    ],
  };
}
