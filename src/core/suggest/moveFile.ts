/** Moves files to the module they belong to. */
import { basename } from '../../base/paths.ts';
import { TreeDraft } from '../edit/treeDraft.ts';
import type { Finding } from '../model/finding.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { moveFiles } from './moveFiles.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_MOVES = 40;

export async function moveMisplaced(bench: Workbench): Promise<readonly Suggestion[]> {
  const findings = bench.model.findings.filter(({ kind }) => kind === 'misplaced-file').slice(0, MAX_MOVES);
  const suggestions = await Promise.all(findings.map((finding) => moveOne(bench, finding)));
  return suggestions.flatMap((each) => each ?? []);
}

/** `subjects` of the finding: the file, the module it belongs to, the module it is in. */
async function moveOne(bench: Workbench, finding: Finding): Promise<Suggestion | undefined> {
  const [path, moduleName] = finding.subjects;
  const module = bench.model.modules.find(({ name }) => name === moduleName);
  if (path === undefined || module === undefined) return undefined;
  const folder = homeFolder(bench, path, module.path, module.files);
  const to = folder === '' ? basename(path) : `${folder}/${basename(path)}`;
  if (to === path) return undefined;
  const draft = new TreeDraft(bench);
  const problem = await moveFiles(bench, draft, { paths: new Map([[path, to]]) });
  const edits = problem === undefined ? draft.edits() : [];
  const importers = bench.importersOf(path).length;
  return {
    id: suggestionId('move-file', [path, to]),
    kind: 'move-file',
    title: `Move ${basename(path)} to ${folder === '' ? 'the root' : folder}`,
    rationale: `${finding.explanation} The move keeps its name${edits.length > 0 ? ` and rewrites the imports of ${edits.length - 1} other files` : ''}.`,
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
    steps:
      problem === undefined
        ? []
        : [`Move ${path} to ${to} with your editor's or compiler's own refactoring: ${problem}.`],
  };
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
