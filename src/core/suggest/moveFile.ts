/** Moves files to the module they belong to. */
import { basename } from '../../base/paths.ts';
import { TreeDraft } from '../edit/treeDraft.ts';
import { counted } from '../findings/wording.ts';
import type { Finding } from '../model/finding.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { mentionsOf } from './mentions.ts';
import { documentsNaming, type Mentions, moveFiles } from './moveFiles.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_MOVES = 40;

interface Move {
  readonly finding: Finding;
  readonly path: string;
  readonly folder: string;
  readonly to: string;
}

export async function moveMisplaced(bench: Workbench): Promise<readonly Suggestion[]> {
  const findings = bench.model.findings.filter(({ kind }) => kind === 'misplaced-file').slice(0, MAX_MOVES);
  const moves = findings.flatMap((finding) => moveFor(bench, finding) ?? []);
  const mentions = await mentionsOf(
    bench,
    moves.map(({ path }) => path),
  );
  return Promise.all(moves.map((move) => moveOne(bench, move, mentions)));
}

/** `subjects` of the finding: the file, the module it belongs to, the module it is in. */
function moveFor(bench: Workbench, finding: Finding): Move | undefined {
  const [path, moduleName] = finding.subjects;
  const module = bench.model.modules.find(({ name }) => name === moduleName);
  if (path === undefined || module === undefined) return undefined;
  const folder = homeFolder(bench, path, module.path, module.files);
  const to = folder === '' ? basename(path) : `${folder}/${basename(path)}`;
  return to === path ? undefined : { finding, path, folder, to };
}

async function moveOne(bench: Workbench, move: Move, mentions: Mentions): Promise<Suggestion> {
  const { finding, path, folder, to } = move;
  const draft = new TreeDraft(bench);
  const problem = await moveFiles(bench, draft, { paths: new Map([[path, to]]) }, mentions);
  const edits = problem === undefined ? draft.edits() : [];
  const importers = bench.importersOf(path).length;
  const others = edits.length - 1;
  const rewrites = others > 0 ? ` and rewrites the imports of ${counted(others, 'other file')}` : '';
  return {
    id: suggestionId('move-file', [path, to]),
    kind: 'move-file',
    title: `Move ${basename(path)} to ${folder === '' ? 'the root' : folder}`,
    rationale: `${finding.explanation} The move keeps its name${rewrites}.`,
    confidence: finding.confidence,
    score: scoreOf({
      impact: 0.5,
      confidence: finding.confidence,
      filesTouched: edits.length,
      rerouted: importers,
    }),
    origin: 'rule',
    evidence: finding.evidence,
    findingId: finding.id,
    edits,
    steps: problem === undefined ? stepsAfter(mentions, path) : stepsByHand(move, problem),
  };
}

function stepsAfter(mentions: Mentions, path: string): readonly string[] {
  const documents = documentsNaming(mentions, [path]);
  return documents.length === 0 ? [] : [`Look through ${documents.join(', ')}: the old path is named there.`];
}

function stepsByHand({ path, to }: Move, problem: string): readonly string[] {
  return [`Move ${path} to ${to} by hand or with your editor's refactoring, since ${problem}.`];
}

/** The folder of the module that holds most of the files it deals with. */
function homeFolder(bench: Workbench, path: string, modulePath: string, files: readonly string[]): string {
  const members = new Set(files);
  const counts = new Map<string, number>();
  const count = (other: string) => {
    if (!members.has(other)) return;
    const folder = other.slice(0, Math.max(0, other.lastIndexOf('/')));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  };
  for (const importer of bench.importersOf(path)) count(importer);
  for (const { target } of bench.model.imports.get(path) ?? [])
    if (target.status === 'resolved') count(target.path);
  const [best] = [...counts].sort(
    (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  );
  return best?.[0] ?? (modulePath === '.' ? '' : modulePath);
}
