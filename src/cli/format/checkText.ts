import type { Severity } from '../../core/model/finding.ts';
import type { RulesProblem, Violation } from '../../core/model/rule.ts';
import { basisText } from './basisText.ts';
import type { CheckView } from './checkView.ts';
import { evidenceText } from './evidenceText.ts';
import { count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Empty when there are no rules: the note says so. */
export function checkText(view: Omit<CheckView, 'terminal'>, terminal: Terminal): string {
  const { report } = view;
  const { standing, problems, violations } = report;
  if (standing === 'none') return '';
  const parts = [
    ...problems.map((each) => problemText(each, terminal)),
    ...violations.map((each) => violationText(each, terminal)),
    ...(standing === 'current' && report.rules > 0 ? [endText(view, terminal)] : []),
  ];
  return parts.join('\n\n');
}

function problemText({ path, line, message, remedy }: RulesProblem, terminal: Terminal): string {
  const text = wrap(`${message} ${remedy}`, terminal.width, '  ');
  return `${severityText('error', terminal)} ${terminal.colours.bold(`${path}:${line}`)}\n${text}`;
}

/** Steps of a chain that are written out. */
const STEPS_SHOWN = 8;

function violationText(violation: Violation, terminal: Terminal): string {
  const { colours, width } = terminal;
  const { severity, from, line, rule, message, why, instead, example, chain = [] } = violation;
  const said = (label: string, text: string | undefined) =>
    text === undefined ? [] : [wrap(`${label} ${text}`, width, '    ', '  ')];
  const steps = chain.slice(0, STEPS_SHOWN).map((each) => evidenceText(each, terminal, '    '));
  const more = chain.length - steps.length;
  return [
    `${severityText(severity, terminal)} ${colours.bold(`${from}:${line}`)} ${colours.dim(rule)}`,
    wrap(message, width, '  '),
    ...steps,
    ...(more > 0 ? [`    … and ${count(more, 'more step')}`] : []),
    ...said('Why:', why),
    ...said('Instead:', instead),
    ...(example === undefined ? [] : ['  Example:', evidenceText(example, terminal, '    ')]),
  ].join('\n');
}

function severityText(severity: Severity, { colours }: Terminal): string {
  return { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity](severity);
}

function endText({ report, baseline }: Omit<CheckView, 'terminal'>, terminal: Terminal): string {
  const { rules, violations, problems, older = 0 } = report;
  const found = countsText(violations, problems.length);
  const clean = violations.every(({ severity }) => severity === 'info') && problems.length === 0;
  const leftOut = (baseline?.known ?? 0) + older;
  const none =
    leftOut > 0
      ? 'No rule is broken anew.'
      : rules === 1
        ? 'The one rule is kept.'
        : `All ${rules} rules are kept.`;
  const parts = [
    clean ? none : `${found}; ${count(rules, 'rule')} checked.`,
    ...(clean && found !== '' ? [`${found}.`] : []),
    ...(older > 0 ? [`${count(older, 'older violation')} left out.`] : []),
    ...(baseline !== undefined && baseline.known > 0
      ? [`${count(baseline.known, 'violation')} of the baseline left out.`]
      : []),
  ];
  return `${wrap(parts.join(' '), terminal.width)}\n${basisText(report, terminal)}`;
}

function countsText(violations: readonly Violation[], problems: number): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = violations.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [severity === 'info' ? `${number} to know of` : count(number, severity)];
  });
  const own = problems === 0 ? [] : [`${count(problems, 'problem')} of the rules themselves`];
  return [...own, ...counts].join(', ');
}
