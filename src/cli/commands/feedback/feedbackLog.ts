import { resolve } from 'node:path';
import { printable } from '../../../base/printable.ts';
import type { FeedbackLine } from '../../../protocol/feedbackApi.ts';
import type { CommandSpec } from '../../command.ts';
import type { Terminal } from '../../format/terminal.ts';

const MOST = 100_000;

export const feedbackLog: CommandSpec = {
  name: 'feedback log',
  description: 'what was done with suggestions, the newest first',
  formats: ['text', 'json'],
  options: [
    { flags: '--project <folder>', description: 'of this workspace' },
    { flags: '-n, --count <number>', description: 'so many of the newest (200)', parse: countOf },
  ],
  depth: 'none',
  history: false,
  async run({ engine, options, format, terminal }) {
    const { project, count } = options as { readonly project?: string; readonly count?: number };
    const root = project === undefined ? {} : { root: resolve(project) };
    const report = await engine.feedback.log({ ...root, ...(count === undefined ? {} : { most: count }) });
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    const text = printable(report.lines).map((line) => lineText(line, terminal));
    return { output: text.join('\n') || 'Nothing was recorded yet.', exitCode: 0 };
  },
};

function lineText(line: FeedbackLine, { colours }: Terminal): string {
  const { atMs, root, projectName, suggestion, title, text } = line;
  const at = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
  return `${colours.dim(at)}  ${text.padEnd(24)}  ${colours.bold(title || suggestion)}  ${colours.dim(projectName ?? root)}`;
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  throw new Error(`It takes a whole number from 1 to ${MOST}.`);
}
