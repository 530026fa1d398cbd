import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';

export const enginesForget: CommandSpec = {
  name: 'engines forget',
  description: 'forgets the answers that are remembered so as not to be asked for twice',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format }) {
    const report = await engine.models.clearCache({});
    const text =
      report.answers === 0 ? 'No answers were remembered.' : `${count(report.answers, 'answer')} forgotten.`;
    return { output: format === 'json' ? JSON.stringify(report) : text, exitCode: 0 };
  },
};
