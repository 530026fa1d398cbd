import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';

export const toolsForget: CommandSpec = {
  name: 'tools forget',
  description: 'asks again for every tool that was allowed for good',
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, format, signal }) {
    const { forgotten } = await engine.chat.withdrawConsent({}, { signal });
    const text =
      forgotten.length === 0
        ? 'No tool was allowed for good.'
        : `${count(forgotten.length, 'tool')} will be asked for again: ${forgotten.join(', ')}.`;
    return { output: format === 'json' ? JSON.stringify({ forgotten }) : text, exitCode: 0 };
  },
};
