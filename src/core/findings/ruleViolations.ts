/** What the workspace's own rules object to, and what is wrong with the rules, as findings beside all others. */
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { RulesProblem, Violation } from '../model/rule.ts';
import type { FindingParts } from './findingParts.ts';

export function findRuleViolations({ ruling }: FindingParts): Finding[] {
  return (ruling?.violations ?? []).map((violation) => ({
    id: findingId('rule-violation', violation.fingerprint),
    kind: 'rule-violation',
    severity: violation.severity,
    confidence: 'proven',
    title: violation.message,
    explanation: explanationOf(violation),
    evidence: evidenceOf(violation),
    subjects: [violation.from, ...(violation.to === undefined ? [] : [violation.to]), violation.rule],
  }));
}

function explanationOf({ rule, why, instead }: Violation): string {
  const reason = why === undefined ? `Rule ${rule}.` : `Rule ${rule}: ${ended(why)}`;
  return instead === undefined ? reason : `${reason} Instead: ${ended(instead)}`;
}

/** What people write ends with a full stop or without. */
function ended(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The place first; then the chain, then an example of the open route. */
function evidenceOf({ from, to, line, rule, chain = [], example }: Violation): Finding['evidence'] {
  const first = { path: from, line, text: to === undefined ? `Breaks ${rule}.` : `Imports ${to}.` };
  const rest = chain.filter((each) => each.path !== from || each.line !== line);
  return [
    first,
    ...rest,
    ...(example === undefined ? [] : [{ ...example, text: `As it should be: ${example.text}` }]),
  ];
}

export function findRuleProblems({ ruling }: FindingParts): Finding[] {
  return (ruling?.problems ?? []).map((problem) => ({
    id: findingId('rule-problem', problem.kind, problem.path, problem.message),
    kind: 'rule-problem',
    severity: 'error',
    confidence: 'proven',
    title: problem.message,
    explanation: explanationOfProblem(problem),
    evidence: [{ path: problem.path, line: problem.line, text: problem.message }],
    subjects: [problem.path, ...(problem.subject === undefined ? [] : [problem.subject])],
  }));
}

function explanationOfProblem({ kind, remedy }: RulesProblem): string {
  const consequence = {
    broken: 'The file as a whole does not count until then.',
    'speaks-of-nothing': 'As it stands it would pass whatever the code does.',
    overlap: 'Which of the two holds is not said.',
  }[kind];
  return `${remedy} ${consequence}`;
}
