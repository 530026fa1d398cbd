import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { inspectText } from '../../format/modelText.ts';

export const modelInspect: CommandSpec = {
  name: 'model inspect',
  description: 'architecture, quantization, size, licence, context and where it came from',
  arguments: [{ flags: '<name>', description: 'as “model list” shows it' }],
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, args: [id = ''], format, terminal, signal }) {
    const report = await engine.registry.inspect({ id }, { signal });
    return {
      output: format === 'json' ? JSON.stringify(report) : inspectText(printable(report), terminal),
      exitCode: 0,
    };
  },
};
