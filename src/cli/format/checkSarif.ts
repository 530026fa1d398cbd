/** SARIF 2.1.0 (OASIS, 2020): one run, a rule for each rule, a result for each violation. */
import type { Evidence, Severity } from '../../core/model/finding.ts';
import type { RulesProblem, Violation } from '../../core/model/rule.ts';
import type { CheckReport } from '../../protocol/engineApi.ts';
import { VERSION } from '../version.ts';
import type { CheckView } from './checkView.ts';

/** Results about the rules file itself. */
const RULES_FILE_RULE = 'rules-file';
/** Grows when what a fingerprint is made of changes. */
const FINGERPRINT = 'groundplanViolation/v1';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export function checkSarif({ report }: CheckView): string {
  const rules = rulesOf(report);
  const indexOf = new Map(rules.map(({ id }, at) => [id, at]));
  const broken = report.standing !== 'current';
  const results = [
    ...(broken ? [] : report.problems.map(problemResult)),
    ...report.violations.map(violationResult),
  ].map((result) => ({ ...result, ruleIndex: indexOf.get(result.ruleId) }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Groundplan', semanticVersion: VERSION, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(report, broken)],
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** A rules file that cannot be read makes no result: the run itself failed. */
function invocationOf({ problems }: CheckReport, broken: boolean) {
  if (!broken) return { executionSuccessful: true };
  const notifications = problems.map((problem) => ({
    level: 'error',
    message: { text: `${problem.message} ${problem.remedy}` },
    locations: [locationOf(problem)],
  }));
  return { executionSuccessful: false, toolConfigurationNotifications: notifications };
}

function rulesOf({ violations, problems }: CheckReport) {
  const first = new Map<string, Violation>();
  for (const violation of violations) {
    if (!first.has(violation.rule)) first.set(violation.rule, violation);
  }
  const rules = [...first.values()].map(({ rule, severity, why, instead }) => ({
    id: rule,
    shortDescription: { text: why ?? rule },
    ...(instead === undefined ? {} : { help: { text: instead } }),
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  if (problems.length === 0) return rules;
  return [
    ...rules,
    { id: RULES_FILE_RULE, shortDescription: { text: 'A rule speaks of nothing, or of two things.' } },
  ];
}

function problemResult(problem: RulesProblem) {
  const { path, message, remedy, subject = '' } = problem;
  return {
    ruleId: RULES_FILE_RULE,
    level: 'error',
    message: { text: `${message} ${remedy}` },
    locations: [locationOf(problem)],
    partialFingerprints: { [FINGERPRINT]: `${RULES_FILE_RULE}: ${path} ${subject} ${message}` },
  };
}

function violationResult(violation: Violation) {
  const { rule, severity, message, why, instead, example, chain = [], from, line, fingerprint } = violation;
  const text = [
    message,
    ...(why === undefined ? [] : [`Why: ${why}`]),
    ...(instead === undefined ? [] : [`Instead: ${instead}`]),
  ].join('\n');
  const related = [...chain, ...(example === undefined ? [] : [example])];
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text },
    locations: [locationOf({ path: from, line })],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
  };
}

function relatedLocation(evidence: Evidence, at: number) {
  return { id: at, ...locationOf(evidence), message: { text: evidence.text } };
}

function locationOf({ path, line }: Pick<Evidence, 'path' | 'line'>) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: Math.max(1, line) } } };
}
