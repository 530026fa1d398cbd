/** Splits a god module along the communities of its files. */
import { basename, dirname } from '../../base/paths.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import { TreeDraft } from '../edit/treeDraft.ts';
import { stemOf } from '../findings/entryPoints.ts';
import { counted } from '../findings/wording.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import type { Module } from '../model/module.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { groupName } from './groupName.ts';
import { communities, modularity, type WeightedEdge } from './louvain.ts';
import { mentionsOf } from './mentions.ts';
import { documentsNaming, moveFiles } from './moveFiles.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_SPLITS = 10;
/** A smaller group does not earn a folder. */
const MIN_GROUP = 4;
/** Below this the groups use each other too much to be apart; Newman calls 0.3 the sign of real structure. */
const MIN_MODULARITY = 0.3;
/** The split must be this much clearer than the folders as they are. */
const MIN_GAIN = 0.1;
/** Files of one suggestion: more cannot be looked through. */
const MAX_MOVES = 60;

interface Split {
  readonly gain: number;
  readonly now: number;
  readonly then: number;
  /** Files by new folder. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export async function splitModules(bench: Workbench): Promise<readonly Suggestion[]> {
  const findings = bench.model.findings.filter(({ kind }) => kind === 'god-module').slice(0, MAX_SPLITS);
  const suggestions: Suggestion[] = [];
  for (const finding of findings) {
    const module = bench.model.modules.find(({ name }) => name === finding.subjects[0]);
    const split = module === undefined ? undefined : splitOf(bench, module);
    if (module === undefined || split === undefined) continue;
    const suggestion = await describe(bench, finding, module, split);
    // A guess that a person would have to carry out alone is not worth the reading.
    if (suggestion.edits.length > 0 || suggestion.confidence !== 'guess') suggestions.push(suggestion);
  }
  return suggestions;
}

function splitOf(bench: Workbench, module: Module): Split | undefined {
  const tests = new Set(bench.model.files.filter(({ test }) => test).map(({ path }) => path));
  const files = module.files.filter((path) => !tests.has(path));
  const edges = edgesInside(bench, files);
  const labels = communities(files.length, edges);
  const then = modularity(files.length, edges, labels);
  const folders = files.map(dirname);
  const now = modularity(
    files.length,
    edges,
    folders.map((folder) => folders.indexOf(folder)),
  );
  if (then < MIN_MODULARITY || then - now < MIN_GAIN) return undefined;
  const groups = groupsToMove(bench, files, labels);
  return groups.size === 0 ? undefined : { gain: then - now, now, then, groups };
}

function edgesInside(bench: Workbench, files: readonly string[]): readonly WeightedEdge[] {
  const numbers = new Map(files.map((path, at) => [path, at]));
  return bench.model.graph.edges.flatMap(({ from, to, names }) => {
    const [a, b] = [numbers.get(from), numbers.get(to)];
    return a === undefined || b === undefined
      ? []
      : [{ a, b, weight: 1 + Math.log2(Math.max(1, names.length)) }];
  });
}

/** Groups of one name share a folder below the one that most of their files lie in now; the largest stays where it is. */
function groupsToMove(
  bench: Workbench,
  files: readonly string[],
  labels: readonly number[],
): ReadonlyMap<string, readonly string[]> {
  const members = new Map<number, string[]>();
  files.forEach((path, at) => {
    members.set(labels[at]!, [...(members.get(labels[at]!) ?? []), path]);
  });
  const byTarget = new Map<string, string[]>();
  for (const group of members.values()) {
    const folder = commonFolder(group);
    const together = group.filter((path) => dirname(path) === folder);
    const name = together.length < 2 ? undefined : groupName(together, files);
    if (name === undefined) continue;
    const target = folder === '' ? name : `${folder}/${name}`;
    byTarget.set(target, [
      ...(byTarget.get(target) ?? []),
      ...membersOf(bench, { group: together, name, files }),
    ]);
  }
  const [, ...leaving] = [...byTarget]
    .filter(([, group]) => group.length >= MIN_GROUP)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const groups = new Map<string, readonly string[]>();
  let moves = 0;
  for (const [target, group] of leaving) {
    if (moves + group.length > MAX_MOVES) continue;
    if (bench.model.graph.nodes.some((path) => path.startsWith(`${target}/`))) continue;
    groups.set(target, group);
    moves += group.length;
  }
  return groups;
}

interface NamedGroup {
  readonly group: readonly string[];
  readonly name: string;
  /** All files of the module. */
  readonly files: readonly string[];
}

/** Files that bear the group's name, and those that deal with such files only: the rest just happens to lie near. */
function membersOf(bench: Workbench, { group, name, files }: NamedGroup): readonly string[] {
  const named = new Set(group.filter((path) => wordsOf(stemOf(path)).includes(name)));
  const inModule = new Set(files);
  const { graph } = bench.model;
  const neighbours = (path: string) => {
    const node = graph.indexOf.get(path) ?? -1;
    const out = (graph.out[node] ?? []).map((edge) => graph.edges[edge]!.to);
    const into = (graph.in[node] ?? []).map((edge) => graph.edges[edge]!.from);
    return [...out, ...into].filter((other) => inModule.has(other));
  };
  return group.filter((path) => named.has(path) || neighbours(path).every((other) => named.has(other)));
}

function commonFolder(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

async function describe(
  bench: Workbench,
  finding: Finding,
  module: Module,
  split: Split,
): Promise<Suggestion> {
  const pairs = [...split.groups].flatMap(([folder, paths]) =>
    paths.map((path) => [path, `${folder}/${basename(path)}`] as const),
  );
  const draft = new TreeDraft(bench);
  const mentions = await mentionsOf(
    bench,
    pairs.map(([path]) => path),
  );
  const problem = await moveFiles(bench, draft, { paths: new Map(pairs) }, mentions);
  const documents = documentsNaming(
    mentions,
    pairs.map(([path]) => path),
  );
  const edits = problem === undefined ? draft.edits() : [];
  const folders = [...split.groups.keys()];
  const confidence = split.then >= 0.45 && split.gain >= 0.2 ? 'likely' : 'guess';
  return {
    id: suggestionId('split-module', [module.name]),
    kind: 'split-module',
    title: `Split ${module.name}: give ${folders.map((each) => basename(each)).join(', ')} ${folders.length === 1 ? 'a folder' : 'folders'} of ${folders.length === 1 ? 'its' : 'their'} own`,
    rationale: `${finding.explanation} Its files fall into groups that use each other far more than the rest: modularity ${split.then.toFixed(2)} along the groups against ${split.now.toFixed(2)} along today's folders. ${counted(pairs.length, 'file')} move, the other ${module.files.length - pairs.length} stay.`,
    confidence,
    score: scoreOf({
      impact: Math.min(1, 0.5 + split.gain),
      confidence,
      filesTouched: edits.length,
      rerouted: 0,
    }),
    origin: 'rule',
    evidence: [...split.groups].flatMap(groupEvidence).slice(0, 12),
    findingId: finding.id,
    edits,
    steps: [
      ...(problem === undefined
        ? []
        : [`Move the files by hand or with your editor's refactoring, since ${problem}.`]),
      ...[...split.groups].map(
        ([folder, paths]) => `${folder}/: ${paths.map((path) => basename(path)).join(', ')}`,
      ),
      ...(documents.length === 0 ? [] : [`Look through ${documents.join(', ')}: old paths are named there.`]),
    ],
  };
}

function groupEvidence([folder, paths]: readonly [string, readonly string[]]): readonly Evidence[] {
  return paths
    .slice(0, 3)
    .map((path) => ({ path, line: 1, text: `one of ${paths.length} files for ${basename(folder)}` }));
}
