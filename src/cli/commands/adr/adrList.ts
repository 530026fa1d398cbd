import { printable } from '../../../base/printable.ts';
import type { CommandSpec } from '../../command.ts';
import { columns } from '../../format/layout.ts';

export const adrList: CommandSpec = {
  name: 'adr list',
  description: 'the decision records of the workspace, by number, with their status',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, format }) {
    const report = await engine.records.list({ root });
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const { records } = printable(report);
    if (records.length === 0)
      return {
        output: 'No decision is recorded yet. Begin with: groundplan adr new "What is decided"',
        exitCode: 0,
      };
    const rows = records.map(({ number, status, date, title, path }) => [
      number === undefined ? '' : String(number),
      status,
      date ?? '',
      title,
      path,
    ]);
    return { output: columns(rows, ['right', 'left', 'left', 'left', 'left']).join('\n'), exitCode: 0 };
  },
};
