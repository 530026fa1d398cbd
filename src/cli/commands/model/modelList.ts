import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { modelsText } from '../../format/modelText.ts';

export const modelList: CommandSpec = {
  name: 'model list',
  description: 'models on this machine and models to be had, with size, context and licence',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format, terminal, signal }) {
    const report = await engine.registry.list({}, { signal });
    const output = format === 'json' ? JSON.stringify(report) : modelsText(printable(report), terminal);
    return { output, exitCode: 0 };
  },
};
