import { printable } from '../../../base/printable.ts';
import type { ToolLogEntry } from '../../../core/model/toolServer.ts';
import type { CommandSpec } from '../../command.ts';
import type { Terminal } from '../../format/terminal.ts';

const MOST = 100_000;

export const toolsLog: CommandSpec = {
  name: 'tools log',
  description: 'what tools of your MCP servers were asked to do and what came of it, the last at the end',
  formats: ['text', 'json'],
  options: [
    { flags: '-n, --count <number>', description: 'so many of the last entries (100)', parse: countOf },
  ],
  depth: 'none',
  history: false,
  async run({ engine, options, format, terminal }) {
    const { count } = options;
    const report = await engine.chat.toolLog(typeof count === 'number' ? { count } : {});
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const { entries } = printable(report);
    const text = entries.map((entry) => lineOf(entry, terminal)).join('\n');
    return { output: text || 'No tool was called yet.', exitCode: 0 };
  },
};

function lineOf(entry: ToolLogEntry, { colours }: Terminal): string {
  const { at, server, tool, event, consent, reason, characters, milliseconds } = entry;
  const details = [
    consent === undefined ? '' : `allowed ${WORDS[consent]}`,
    entry.arguments === undefined ? '' : JSON.stringify(entry.arguments),
    reason ?? '',
    characters === undefined ? '' : `${characters} characters`,
    milliseconds === undefined ? '' : `${milliseconds} ms`,
  ].filter(Boolean);
  const paint = event === 'asked' || event === 'answered' ? (text: string) => text : colours.yellow;
  return `${colours.dim(at)} ${paint(event.padEnd(8))} ${colours.bold(`${server}/${tool}`)} ${details.join(', ')}`;
}

const WORDS = { once: 'once', conversation: 'for the conversation', always: 'for good', refused: 'never' };

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new Error(`It takes a whole number from 1 to ${MOST}.`);
  return count;
}
