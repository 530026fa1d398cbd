/** Puts an interface between a stable module and a class of an unstable one: the arrow turns round. */
import { basename } from '../../base/paths.ts';
import { TreeDraft } from '../edit/treeDraft.ts';
import type { Finding } from '../model/finding.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { list } from './cutTypeOnly.ts';
import { inversionSteps } from './inversionSteps.ts';
import { invert } from './invert.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_BOUNDARIES = 20;
const MAX_EDGES = 15;

export async function extractInterfaces(bench: Workbench): Promise<readonly Suggestion[]> {
  const findings = bench.model.findings
    .filter(({ kind }) => kind === 'unstable-dependency')
    .slice(0, MAX_BOUNDARIES);
  const suggestions: Suggestion[] = [];
  for (const finding of findings) {
    for (const edge of edgesAcross(bench, finding)) {
      const suggestion = await atEdge(bench, finding, edge);
      if (suggestion !== undefined) suggestions.push(suggestion);
    }
  }
  return suggestions;
}

/** `subjects` of the finding: the stable module, then the unstable one. */
function edgesAcross(bench: Workbench, { subjects }: Finding): readonly DependencyEdge[] {
  const [stable, unstable] = subjects.map(
    (name) => new Set(bench.model.modules.find((each) => each.name === name)?.files),
  );
  if (stable === undefined || unstable === undefined) return [];
  return bench.model.graph.edges
    .filter(({ from, to, test }) => !test && stable.has(from) && unstable.has(to))
    .slice(0, MAX_EDGES);
}

async function atEdge(
  bench: Workbench,
  finding: Finding,
  edge: DependencyEdge,
): Promise<Suggestion | undefined> {
  const draft = new TreeDraft(bench);
  const inversion = await invert(bench, draft, edge);
  if (inversion === undefined) return undefined;
  const edits = inversion.written ? draft.edits() : [];
  const { className, members } = inversion;
  const id = suggestionId('extract-interface', [edge.from, edge.to, className]);
  return {
    id,
    kind: 'extract-interface',
    title: `Let ${basename(edge.from)} depend on an interface instead of ${className}`,
    rationale: `${finding.explanation} ${edge.from} uses only ${list(members)} of \`${className}\`; an interface with just that, on its own side, keeps changes of ${edge.to} away from it.`,
    confidence: 'likely',
    score: scoreOf({
      impact: 0.55,
      confidence: 'likely',
      filesTouched: edits.length,
      rerouted: members.length,
    }),
    origin: 'rule',
    evidence: [
      {
        path: edge.from,
        line: edge.line,
        text: `imports ${className} and uses ${members.length} of its members`,
      },
      { path: edge.to, line: 1, text: `declares ${className}` },
    ],
    findingId: finding.id,
    edits,
    steps: inversion.written
      ? ['Look through the new interface and its name, then run your type check.']
      : inversionSteps(inversion, edge),
  };
}
