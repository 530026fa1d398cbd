/** JUnit XML as Jenkins, GitLab and their like read it: a suite a rule, a failed case a violation, one passed case for a rule that is kept. */

import { printableText } from '../../base/printable.ts';
import type { RulesProblem, Violation } from '../../core/model/rule.ts';
import type { CheckView } from './checkView.ts';

interface Case {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly type?: string;
  readonly message?: string;
  readonly text?: string;
}

export function checkJunit({ report }: CheckView): string {
  const suites = [
    ...(report.problems.length === 0 ? [] : [suite('rules-file', report.problems.map(problemCase))]),
    ...groups(report.violations).map(([rule, list]) => suite(rule, list.map(violationCase))),
  ];
  suites.push(...report.kept.map((rule) => keptSuite(rule, report.rulesFile)));
  const total = suites.reduce((sum, each) => sum + each.tests, 0);
  const failures = suites.reduce((sum, each) => sum + each.failures, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="groundplan check" tests="${total}" failures="${failures}" errors="0">`,
    ...suites.map((each) => each.xml),
    '</testsuites>',
  ].join('\n');
}

function groups(violations: readonly Violation[]): readonly (readonly [string, readonly Violation[]])[] {
  const byRule = new Map<string, Violation[]>();
  for (const violation of violations) {
    const list = byRule.get(violation.rule);
    if (list === undefined) byRule.set(violation.rule, [violation]);
    else list.push(violation);
  }
  return [...byRule];
}

function problemCase({ path, line, message, remedy }: RulesProblem): Case {
  return { name: `${path}:${line}`, path, line, type: 'error', message, text: remedy };
}

/** What is only to be known of fails nothing. */
function violationCase({ from, to, line, severity, message, why, instead, example }: Violation): Case {
  const lines = [
    ...(why === undefined ? [] : [`Why: ${why}`]),
    ...(instead === undefined ? [] : [`Instead: ${instead}`]),
    ...(example === undefined ? [] : [`Example: ${example.path}:${example.line} ${example.text}`]),
  ];
  const name = to === undefined ? from : `${from} -> ${to}`;
  const failed = severity === 'info' ? {} : { type: severity };
  return { name, path: from, line, ...failed, message, text: [message, ...lines].join('\n') };
}

function suite(rule: string, cases: readonly Case[]) {
  const failures = cases.filter(({ type }) => type !== undefined).length;
  const inner = cases.map((each) => caseXml(rule, each)).join('\n');
  const head = `  <testsuite name="${xml(rule)}" tests="${cases.length}" failures="${failures}" errors="0">`;
  return { tests: cases.length, failures, xml: `${head}\n${inner}\n  </testsuite>` };
}

function caseXml(rule: string, { name, path, line, type, message = '', text = '' }: Case): string {
  const head = `    <testcase name="${xml(name)}" classname="${xml(rule)}" file="${xml(path)}" line="${line}">`;
  const body =
    type === undefined
      ? `      <system-out>${content(text)}</system-out>`
      : `      <failure type="${type}" message="${xml(message)}">${content(`${path}:${line}\n${text}`)}</failure>`;
  return `${head}\n${body}\n    </testcase>`;
}

function keptSuite(rule: string, rulesFile: string) {
  const only = `    <testcase name="is kept" classname="${xml(rule)}" file="${xml(rulesFile)}"/>`;
  return {
    tests: 1,
    failures: 0,
    xml: `  <testsuite name="${xml(rule)}" tests="1" failures="0" errors="0">\n${only}\n  </testsuite>`,
  };
}

/** Beside controls: signs that XML 1.0 has no place for, not even escaped. */
const IMPOSSIBLE = /[\ufffe\uffff\p{Cs}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function xml(text: string): string {
  return printableText(text)
    .replace(IMPOSSIBLE, '\ufffd')
    .replace(/[&<>"\n\t]/g, (sign) => ESCAPES[sign]!);
}

/** Between tags, lines may stay lines. */
function content(text: string): string {
  return text.split('\n').map(xml).join('\n');
}
