import { printable } from '../../base/printable.ts';
import type { SimilarReport } from '../../protocol/habitsApi.ts';
import type { CommandSpec } from '../command.ts';
import { wrap } from '../format/layout.ts';
import type { Terminal } from '../format/terminal.ts';

export const similar: CommandSpec = {
  name: 'similar',
  description:
    'learned projects that are like a workspace, most similar first, with what they have in common',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, format, terminal, signal }) {
    const report = await engine.learning.similar({ root }, { signal });
    const output = format === 'json' ? JSON.stringify(report) : similarText(printable(report), terminal);
    return { output, exitCode: 0 };
  },
};

function similarText({ projects }: SimilarReport, { width, colours }: Terminal): string {
  if (projects.length === 0)
    return wrap('No other project has been learned yet. “groundplan learn FOLDER” learns one.', width);
  return projects
    .map(({ name, similarity, why }) =>
      [
        `${colours.bold(name)}  ${Math.round(similarity * 100)} %`,
        ...wrap(why, width - 2)
          .split('\n')
          .map((line) => colours.dim(`  ${line}`)),
      ].join('\n'),
    )
    .join('\n');
}
