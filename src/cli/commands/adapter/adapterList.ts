import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { adaptersText } from '../../format/adaptersText.ts';

export const adapterList: CommandSpec = {
  name: 'adapter list',
  description: 'adapters that were published for models of this machine, and which are used',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format, terminal, signal }) {
    const report = await engine.adapters.list({}, { signal });
    return {
      output: format === 'json' ? JSON.stringify(report) : adaptersText(printable(report), terminal),
      exitCode: 0,
    };
  },
};
