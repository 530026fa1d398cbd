import type { WhyStep } from '../../core/model/ruleAnswer.ts';
import type { WhyReport } from '../../protocol/engineApi.ts';
import { columns, count, wrap } from './layout.ts';
import { sentence, subjectText, verdictText, wordsText } from './mayText.ts';
import type { Terminal } from './terminal.ts';

export function whyText(report: WhyReport, terminal: Terminal): string {
  const { from, to, steps, direct, standing } = report;
  const [near, far] = [subjectText(from), subjectText(to)];
  if (steps.length === 0) {
    return [
      wrap(`No import leads from ${near} to ${far}.`, terminal.width),
      ...verdict(report, terminal),
    ].join('\n');
  }
  const way = steps.length === 1 ? 'by one import' : `by ${count(steps.length, 'import')}, a shortest way`;
  const others = direct > 1 ? [`  ${count(direct, 'import')} lead from one to the other directly.`] : [];
  return [
    wrap(sentence(`${near} reaches ${far} ${way}:`), terminal.width),
    ...stepsText(steps, terminal),
    ...others,
    ...(standing === 'current' ? verdict(report, terminal) : []),
  ].join('\n');
}

function verdict(report: WhyReport, terminal: Terminal): readonly string[] {
  if (report.standing !== 'current') return [];
  return ['', verdictText(report, terminal), ...wordsText(report, terminal)];
}

function stepsText(steps: readonly WhyStep[], terminal: Terminal): readonly string[] {
  const rows = columns(
    steps.map(({ from, line, to, kind }) => [
      `${from}:${line}`,
      `→ ${to}${kind === 'static' ? '' : ` (${kind})`}`,
    ]),
    ['left', 'left'],
  );
  return steps.flatMap(({ rules }, at) => [
    `  ${rows[at]}`,
    ...rules.map(({ says, rule, message }) =>
      wrap(`${says} ${rule}: ${message}`, terminal.width, '      ', '    '),
    ),
  ]);
}
