import type { Finding } from '../../core/model/finding.ts';
import type { FindingsReport } from '../../protocol/engineApi.ts';
import { wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function findingsText({ findings }: FindingsReport, terminal: Terminal): string {
  if (findings.length === 0)
    return 'Nothing found: no cycle, no misplaced file, no module that does too much.';
  return findings.map((finding) => oneFinding(finding, terminal)).join('\n\n');
}

const EVIDENCE_SHOWN = 6;

function oneFinding(finding: Finding, { colours, width }: Terminal): string {
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan }[finding.severity];
  const evidence = finding.evidence
    .slice(0, EVIDENCE_SHOWN)
    .map(({ path, line, text }) => `    ${path}:${line}  ${colours.dim(text)}`);
  const rest = finding.evidence.length - evidence.length;
  return [
    `${paint(finding.severity)} ${colours.bold(finding.title)} ${colours.dim(`(${finding.confidence})`)}`,
    wrap(finding.explanation, width, '  '),
    ...evidence,
    ...(rest > 0 ? [`    … and ${rest} more places`] : []),
  ].join('\n');
}
