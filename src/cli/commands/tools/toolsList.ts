import { printable } from '../../../base/printable.ts';
import type { ChatToolsReport } from '../../../protocol/chatApi.ts';
import type { CommandSpec } from '../../command.ts';
import { wrap } from '../../format/layout.ts';
import type { Terminal } from '../../format/terminal.ts';

export const toolsList: CommandSpec = {
  name: 'tools list',
  description: 'tools of your MCP servers that the chat may call, and what is wrong with a server',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format, terminal, signal }) {
    const report = await engine.chat.tools({}, { signal });
    const output = format === 'json' ? JSON.stringify(report) : toolsText(printable(report), terminal);
    return { output, exitCode: 0 };
  },
};

function toolsText({ tools, troubles, off }: ChatToolsReport, { colours, width }: Terminal): string {
  if (off !== undefined) return wrap(off.replaceAll('`', ''), width);
  const lines = tools.map(({ id, description, allowed }) => {
    const head = `${colours.bold(id)}${allowed ? colours.dim(' always allowed') : ''}`;
    return description === '' ? head : `${head}\n${wrap(description, width, '    ')}`;
  });
  const wrong = troubles.map(({ message }) => `${colours.yellow('!')} ${wrap(message, width, '  ', '')}`);
  return [...(lines.length === 0 ? ['No tool can be called.'] : lines), ...wrong].join('\n');
}
