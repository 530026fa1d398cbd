import type { CommandSpec } from '../command.ts';
import { findingsText } from '../format/findingsText.ts';
import { printable } from '../format/printable.ts';
import { sawNothing } from './sawNothing.ts';

export const findings: CommandSpec = {
  name: 'findings',
  description: 'what is wrong or risky, with evidence; exits with 1 when a warning or an error is among it',
  formats: ['text', 'json'],
  depth: 'full',
  history: false,
  async run({ engine, root, format, terminal }) {
    const report = await engine.findings(root);
    const exitCode = report.findings.some((finding) => finding.severity !== 'info') ? 1 : 0;
    if (format === 'json') return { output: JSON.stringify(report), exitCode };
    const nothing = await sawNothing(engine, root);
    return { output: nothing ?? findingsText(printable(report), terminal), exitCode };
  },
};
