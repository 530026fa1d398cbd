import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { basisText, SAW_NOTHING } from '../format/basisText.ts';
import { proposalsText } from '../format/proposalsText.ts';

const SHOWN = 10;

export const rulesInfer: CommandSpec = {
  name: 'rules infer',
  description: `the rules that the code keeps already and that nobody has written down, best first (${SHOWN} of them as text)`,
  formats: ['text', 'json'],
  options: [{ flags: '--all', description: 'show every one' }],
  depth: 'graph',
  history: false,
  async run({ engine, root, folder, format, terminal, options }) {
    const report = await engine.ruleProposals(root);
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const overview = await engine.overview(root);
    if (overview.files === 0) return { output: SAW_NOTHING, exitCode: 0 };
    const limit = options.all === true ? report.proposals.length : SHOWN;
    const text = proposalsText(printable(report), { terminal, folder, limit });
    return { output: `${text}\n\n${basisText(overview, terminal)}`, exitCode: 0 };
  },
};
