/** The workspace on one page. */
import type { ArchitectureModel, SourceFile } from '../../core/model/architectureModel.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { OverviewReport } from '../../protocol/engineApi.ts';

const MOST = 10;

/** @param findings of the model, and what contradicts decisions where these were looked for. */
export function overviewReport(
  model: ArchitectureModel,
  findings: readonly Finding[] = model.findings,
): OverviewReport {
  return {
    root: model.root,
    revision: model.revision,
    files: model.files.length,
    testFiles: model.files.filter((file) => file.test).length,
    lines: model.files.reduce((sum, file) => sum + file.lines, 0),
    languages: languagesOf(model.files),
    modules: model.modules.length,
    edges: model.graph.edges.length,
    cycles: cycleCounts(model),
    findings: severityCounts(findings),
    resolution: model.resolution,
    central: centralFiles(model.files),
    hotspots: hotspotsOf(model),
    problems: model.problems,
  };
}

/** Most lines first. */
function languagesOf(files: readonly SourceFile[]): OverviewReport['languages'] {
  const counts = new Map<string, { files: number; lines: number }>();
  for (const { language, lines } of files) {
    const count = counts.get(language) ?? { files: 0, lines: 0 };
    counts.set(language, { files: count.files + 1, lines: count.lines + lines });
  }
  return [...counts]
    .map(([language, count]) => ({ language, ...count }))
    .sort((a, b) => b.lines - a.lines || compare(a.language, b.language));
}

/** `typeOnly` counts every component that does not hold at run time; `filesInCycles` only those files that are in one that does. */
function cycleCounts({ cycles }: ArchitectureModel): OverviewReport['cycles'] {
  const runTime = cycles.filter((cycle) => cycle.strength === 'run-time');
  return {
    runTime: runTime.length,
    typeOnly: cycles.length - runTime.length,
    filesInCycles: new Set(runTime.flatMap((cycle) => cycle.members)).size,
  };
}

function severityCounts(findings: readonly Finding[]): OverviewReport['findings'] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function centralFiles(files: readonly SourceFile[]): OverviewReport['central'] {
  return files
    .filter((file) => file.incoming > 0)
    .sort((a, b) => b.centrality - a.centrality || compare(a.path, b.path))
    .slice(0, MOST)
    .map(({ path, centrality, incoming }) => ({ path, centrality, incoming }));
}

function hotspotsOf({ files, history }: ArchitectureModel): OverviewReport['hotspots'] {
  if (history === undefined) return [];
  return files
    .map(({ path, lines }) => ({ path, commits: history.churn.get(path) ?? 0, lines }))
    .filter((file) => file.commits > 0)
    .sort((a, b) => b.commits - a.commits || b.lines - a.lines || compare(a.path, b.path))
    .slice(0, MOST);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
