import type { CommandSpec } from '../command.ts';
import { findingsText } from '../format/findingsText.ts';

export const findings: CommandSpec = {
  name: 'findings',
  description: 'what is wrong or risky, with evidence; exits with 1 when a warning or an error is among it',
  formats: ['text', 'json'],
  depth: 'full',
  history: false,
  async run({ engine, root, format, terminal }) {
    const report = await engine.findings(root);
    const serious = report.findings.some((finding) => finding.severity !== 'info');
    const output = format === 'json' ? JSON.stringify(report) : findingsText(report, terminal);
    return { output, exitCode: serious ? 1 : 0 };
  },
};
