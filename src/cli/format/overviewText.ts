import type { OverviewReport } from '../../protocol/engineApi.ts';
import { columns, count, percent, shorten } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** The overview as sections; what was left out always has the last word. */
export function overviewText(report: OverviewReport, terminal: Terminal): string {
  const sections = [
    head(report, terminal),
    languages(report, terminal),
    central(report, terminal),
    hotspots(report, terminal),
  ];
  return [...sections, leftOut(report, terminal)].filter((section) => section !== '').join('\n\n');
}

function head(report: OverviewReport, { colours }: Terminal): string {
  const { cycles, findings, resolution } = report;
  const known = resolution.resolved + resolution.unresolved;
  const rows = [
    [
      'files',
      `${count(report.files, 'file')}, ${count(report.testFiles, 'test file')}, ${count(report.lines, 'line')}`,
    ],
    [
      'modules',
      `${count(report.modules, 'module')}, ${count(report.edges, 'dependency').replace('dependencys', 'dependencies')} between files`,
    ],
    [
      'imports',
      `${percent(resolution.resolved, known)} of own imports resolved (${resolution.unresolved.toLocaleString('en')} not), ${resolution.external.toLocaleString('en')} external`,
    ],
    [
      'cycles',
      `${cycles.runTime} at run time, ${cycles.typeOnly} of types or deferred; ${count(cycles.filesInCycles, 'file')} in them`,
    ],
    [
      'findings',
      `${count(findings.error, 'error')}, ${count(findings.warning, 'warning')}, ${findings.info} to know`,
    ],
  ];
  return [colours.bold(report.root), ...columns(rows, ['left', 'left']).map((row) => `  ${row}`)].join('\n');
}

function languages({ languages: list }: OverviewReport, { colours }: Terminal): string {
  if (list.length === 0)
    return 'No source file of a known language was found. Check the folder and its ignore files.';
  const rows = list.map((each) => [each.language, count(each.files, 'file'), count(each.lines, 'line')]);
  return [
    colours.bold('Languages'),
    ...columns(rows, ['left', 'right', 'right']).map((row) => `  ${row}`),
  ].join('\n');
}

function central({ central: list }: OverviewReport, { colours, width }: Terminal): string {
  if (list.length === 0) return '';
  const rows = list.map((each) => [
    shorten(each.path, width - 34),
    `used by ${count(each.incoming, 'file')}`,
  ]);
  return [
    colours.bold('What most rests on'),
    ...columns(rows, ['left', 'left']).map((row) => `  ${row}`),
  ].join('\n');
}

function hotspots({ hotspots: list }: OverviewReport, { colours, width }: Terminal): string {
  if (list.length === 0) return '';
  const rows = list.map((each) => [
    shorten(each.path, width - 34),
    count(each.commits, 'commit'),
    count(each.lines, 'line'),
  ]);
  return [
    colours.bold('What changes most'),
    ...columns(rows, ['left', 'right', 'right']).map((row) => `  ${row}`),
  ].join('\n');
}

const SHOWN = 10;

function leftOut({ problems }: OverviewReport, { colours, width }: Terminal): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, SHOWN).map(({ path, line, message }) => {
    const place = line === undefined ? path : `${path}:${line}`;
    return `  ${shorten(place, width - 4)}\n    ${colours.dim(message)}`;
  });
  const more =
    problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more (--format json lists all)`] : [];
  return [colours.bold(`Read in part or left out (${problems.length})`), ...shown, ...more].join('\n');
}
