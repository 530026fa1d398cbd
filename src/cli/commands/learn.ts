import { printable } from '../../base/printable.ts';
import type { LearnReport } from '../../protocol/habitsApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { count } from '../format/layout.ts';

export const learn: CommandSpec = {
  name: 'learn',
  description:
    'takes the habits of projects over, so that others can be placed and named alike; nothing leaves this machine',
  folderFirst: true,
  arguments: [{ flags: '[folders...]', description: 'further projects' }],
  formats: ['text', 'json'],
  depth: 'full',
  history: false,
  async run(context) {
    const projects = [await learned(context, context.root)];
    for (const folder of context.args) projects.push(await learned(context, await context.analyze(folder)));
    const text = () => projects.map((each) => projectText(printable(each))).join('\n');
    const output = context.format === 'json' ? JSON.stringify({ projects }) : text();
    return { output, exitCode: 0 } satisfies CommandResult;
  },
};

function learned({ engine, signal }: CommandContext, root: string): Promise<LearnReport> {
  return engine.learning.learn({ root }, { signal });
}

function projectText({ name, files, concepts, before }: LearnReport): string {
  const habits = `${count(concepts, 'habit')} of ${count(files, 'file')}`;
  switch (before) {
    case 'none':
      return `${name}: ${habits} learned`;
    case 'replaced':
      return `${name}: ${habits} learned, in place of what was learned before`;
    case 'same':
      return `${name}: nothing has changed since it was learned (${habits})`;
  }
}
