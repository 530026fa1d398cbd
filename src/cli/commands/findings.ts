import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { basisText, SAW_NOTHING } from '../format/basisText.ts';
import { findingsText } from '../format/findingsText.ts';

export const findings: CommandSpec = {
  name: 'findings',
  description:
    'what is wrong or risky, with evidence; exits with 1 when a warning or an error is among it, with 2 when there was nothing to look at',
  formats: ['text', 'json'],
  depth: 'full',
  history: true,
  async run({ engine, root, format, terminal, signal }) {
    await engine.drift(root, { onlyIfKnown: false }, signal);
    const report = await engine.findings(root);
    const overview = await engine.overview(root);
    // A check must not pass because it saw nothing.
    if (overview.files === 0) {
      return { output: format === 'json' ? JSON.stringify(report) : '', note: SAW_NOTHING, exitCode: 2 };
    }
    const exitCode = report.findings.some((finding) => finding.severity !== 'info') ? 1 : 0;
    if (format === 'json') return { output: JSON.stringify(report), exitCode };
    const text = findingsText(printable(report), terminal);
    return { output: `${text}\n\n${basisText(overview, terminal)}`, exitCode };
  },
};
