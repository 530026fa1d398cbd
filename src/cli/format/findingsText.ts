import type { Finding } from '../../core/model/finding.ts';
import type { FindingsReport } from '../../protocol/engineApi.ts';
import { evidenceText } from './evidenceText.ts';
import { count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function findingsText({ findings }: FindingsReport, terminal: Terminal): string {
  if (findings.length === 0)
    return 'Nothing found: no cycle, no misplaced file, no module that does too much.';
  return findings.map((finding) => oneFinding(finding, terminal)).join('\n\n');
}

const EVIDENCE_SHOWN = 6;

function oneFinding(finding: Finding, terminal: Terminal): string {
  const { colours, width } = terminal;
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan }[finding.severity];
  const head = wrap(`${finding.severity} ${finding.title} (${finding.confidence})`, width, '  ', '');
  const evidence = finding.evidence
    .slice(0, EVIDENCE_SHOWN)
    .map((each) => evidenceText(each, terminal, '    '));
  const rest = finding.evidence.length - evidence.length;
  return [
    paint(finding.severity) + colours.bold(head.slice(finding.severity.length)),
    wrap(finding.explanation, width, '  '),
    ...evidence,
    ...(rest > 0 ? [`    … and ${count(rest, 'more place')}`] : []),
  ].join('\n');
}
