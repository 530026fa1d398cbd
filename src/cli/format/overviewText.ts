import type { OverviewReport } from '../../protocol/engineApi.ts';
import { importsText, SAW_NOTHING } from './basisText.ts';
import { count, namedColumns, number, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** The overview as sections; what was left out always has the last word. */
export function overviewText(report: OverviewReport, terminal: Terminal): string {
  const sections = [
    head(report, terminal),
    languages(report, terminal),
    central(report, terminal),
    hotspots(report, terminal),
    leftOut(report, terminal),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

const LABEL_WIDTH = 'findings'.length + 2;

function head(report: OverviewReport, { colours, width }: Terminal): string {
  const tests = report.testFiles === 0 ? '' : ` (${number(report.testFiles)} of tests)`;
  const rows = {
    files: `${count(report.files, 'file')}${tests}, ${count(report.lines, 'line')}`,
    modules: `${count(report.modules, 'module')}, ${count(report.edges, 'dependency')} between files`,
    imports: importsText(report),
    cycles: cyclesOf(report),
    findings: findingsOf(report),
  };
  const indent = ' '.repeat(2 + LABEL_WIDTH);
  const lines = Object.entries(rows).map(([label, text]) =>
    wrap(text, width, indent, `  ${label.padEnd(LABEL_WIDTH)}`),
  );
  return [colours.bold(report.root), ...lines].join('\n');
}

function cyclesOf({ cycles: { runTime, typeOnly, filesInCycles } }: OverviewReport): string {
  const parts = [
    ...(runTime > 0 ? [`${number(runTime)} at run time, with ${count(filesInCycles, 'file')}`] : []),
    ...(typeOnly > 0 ? [`${number(typeOnly)} of types or deferred imports only`] : []),
  ];
  return parts.join('; ') || 'none';
}

function findingsOf({ findings: { error, warning, info } }: OverviewReport): string {
  const parts = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(info > 0 ? [`${number(info)} to know`] : []),
  ];
  return parts.join(', ') || 'none';
}

function languages({ languages: list }: OverviewReport, { colours, width }: Terminal): string {
  if (list.length === 0) return SAW_NOTHING;
  const rows = list.map((each) => [each.language, count(each.files, 'file'), count(each.lines, 'line')]);
  return [colours.bold('Languages'), ...namedColumns(rows, width)].join('\n');
}

function central({ central: list }: OverviewReport, { colours, width }: Terminal): string {
  if (list.length === 0) return '';
  const rows = list.map((each) => [each.path, `used by ${count(each.incoming, 'file')}`]);
  return [colours.bold('What most rests on, directly or through others'), ...namedColumns(rows, width)].join(
    '\n',
  );
}

function hotspots({ hotspots: list }: OverviewReport, { colours, width }: Terminal): string {
  if (list.length === 0) return '';
  const rows = list.map((each) => [each.path, count(each.commits, 'commit'), count(each.lines, 'line')]);
  return [colours.bold('What changes most'), ...namedColumns(rows, width)].join('\n');
}

const SHOWN = 10;

/** One line of reason for all files that share it. */
function leftOut({ problems }: OverviewReport, { colours, width }: Terminal): string {
  if (problems.length === 0) return '';
  const places = new Map<string, string[]>();
  for (const { path, line, message } of problems.slice(0, SHOWN)) {
    const place = line === undefined ? path || '.' : `${path}:${line}`;
    places.set(message, [...(places.get(message) ?? []), `    ${place}`]);
  }
  const groups = [...places].flatMap(([message, lines]) => [
    ...wrap(message, width, '  ')
      .split('\n')
      .map((line) => colours.dim(line)),
    ...lines,
  ]);
  const more =
    problems.length > SHOWN
      ? [`  … and ${number(problems.length - SHOWN)} more (--format json lists all)`]
      : [];
  return [colours.bold(`Left out or read in part (${number(problems.length)})`), ...groups, ...more].join(
    '\n',
  );
}
