import { CodedError } from '../../../base/codedError.ts';
import type { CommandSpec } from '../../command.ts';
import { confirm } from '../../confirm.ts';
import { count } from '../../format/layout.ts';
import { PART_OPTIONS, partOf } from './feedbackPart.ts';

export const feedbackForget: CommandSpec = {
  name: 'feedback forget',
  description: 'erases what was done with suggestions and what was learned from it, for good',
  formats: ['text', 'json'],
  options: [
    ...PART_OPTIONS,
    { flags: '--all', description: 'everything, of every project' },
    { flags: '-y, --yes', description: 'without being asked' },
  ],
  depth: 'none',
  history: false,
  check(options) {
    const some = Object.keys(partOf(options)).length > 0;
    if (some === (options.all === true))
      throw new CodedError(
        'invalid-option',
        'say what is to be forgotten: --project, --suggestion, --since, --before, or --all.',
      );
  },
  async run({ engine, options, format, signal }) {
    if (options.yes !== true) {
      const agreed = await confirm('Erase it? It cannot be brought back.', signal);
      if (agreed === undefined)
        throw new CodedError('invalid-option', 'nobody is there to be asked. Say --yes to erase it.');
      if (!agreed) throw new CodedError('cancelled', 'Nothing was forgotten.');
    }
    const report = await engine.feedback.forget(partOf(options), { signal });
    const text =
      report.offers === 0
        ? 'There was nothing to forget.'
        : `What was done with ${count(report.offers, 'suggestion')} is forgotten.`;
    return { output: format === 'json' ? JSON.stringify(report) : text, exitCode: 0 };
  },
};
