import { FEEDBACK_LEVELS, type FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';
import { PART_OPTIONS, partOf } from './feedbackPart.ts';

export const feedbackExport: CommandSpec = {
  name: 'feedback export',
  description:
    'what was done with suggestions, as a file for another machine: JSON Lines, without paths of this one',
  formats: ['text'],
  options: [
    {
      flags: '--level <level>',
      description: `how much of it: ${FEEDBACK_LEVELS.join(', ')} (all)`,
      parse: levelOf,
    },
    ...PART_OPTIONS,
  ],
  depth: 'none',
  history: false,
  async run({ engine, options, signal }) {
    const { level } = options as { readonly level?: FeedbackLevel };
    const asked = { ...partOf(options), ...(level === undefined ? {} : { level }) };
    const { text, offers, actions } = await engine.feedback.export(asked, { signal });
    const note = `${count(actions, 'action')} on ${count(offers, 'suggestion')} exported`;
    return { output: text, ...(options.quiet === true ? {} : { note }), exitCode: 0 };
  },
};

export function levelOf(text: string): FeedbackLevel {
  const level = FEEDBACK_LEVELS.find((each) => each === text.trim().replaceAll('-', ' '));
  if (level === undefined) throw new Error(`It takes one of: ${FEEDBACK_LEVELS.join(', ')}.`);
  return level;
}
