import { CodedError } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { rulesText } from '../format/rulesText.ts';
import { shellCommand } from '../format/shellCommand.ts';

export const rulesList: CommandSpec = {
  name: 'rules list',
  description:
    'the rules in force, with their lines and how often each is broken; exits with 2 when the file cannot be read',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, folder, format, terminal }) {
    const report = await engine.rules(root);
    const { violations } = await engine.check(root);
    const broken = report.standing === 'broken' || report.standing === 'last-good';
    const [first] = report.problems;
    if (broken && first !== undefined && format === 'text') {
      throw new CodedError('invalid-rules', `${first.path}:${first.line}: ${first.message} ${first.remedy}`);
    }
    if (format === 'json') return { output: JSON.stringify(report), exitCode: broken ? 2 : 0 };
    if (report.rules.length === 0) {
      const infer = shellCommand('rules', '.', 'infer', ...(folder === '.' ? [] : [folder]));
      return {
        output: `There are no rules yet. “${infer}” shows those that the code keeps already.`,
        exitCode: 0,
      };
    }
    return { output: rulesText(printable({ report, violations }), terminal), exitCode: 0 };
  },
};
