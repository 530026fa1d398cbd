import { CodedError } from '../../../base/codedError.ts';
import type { CommandSpec } from '../../command.ts';
import { confirm } from '../../confirm.ts';
import { count } from '../../format/layout.ts';

export const learnedForget: CommandSpec = {
  name: 'learned forget',
  description:
    'erases what was learned and what it was learned from, for good; --again lets it be learned anew',
  arguments: [{ flags: '[ids...]', description: 'as “learned” lists them' }],
  formats: ['text', 'json'],
  options: [
    { flags: '--again', description: 'habits that were forgotten may be learned anew' },
    { flags: '-y, --yes', description: 'without being asked' },
  ],
  depth: 'none',
  history: false,
  async run({ engine, args, options, format, signal }) {
    if (options.again === true) {
      const { items } = await engine.learned.learnAgain({}, { signal });
      return {
        output:
          format === 'json' ? JSON.stringify({ items }) : `${count(items, 'habit')} may be learned anew.`,
        exitCode: 0,
      };
    }
    if (args.length === 0)
      throw new CodedError(
        'invalid-option',
        'say what is to be forgotten: ids, as “groundplan learned” lists them.',
      );
    if (options.yes !== true) {
      const agreed = await confirm('Erase it? It cannot be brought back.', signal);
      if (agreed === undefined)
        throw new CodedError('invalid-option', 'nobody is there to be asked. Say --yes to erase it.');
      if (!agreed) throw new CodedError('cancelled', 'Nothing was forgotten.');
    }
    const report = await engine.learned.forget({ items: args }, { signal });
    const from = report.offers === 0 ? '' : `, with what was done with ${count(report.offers, 'suggestion')}`;
    return {
      output: format === 'json' ? JSON.stringify(report) : `Forgotten${from}.`,
      exitCode: 0,
    };
  },
};
