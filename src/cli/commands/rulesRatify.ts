import { CodedError } from '../../base/codedError.ts';
import type { CommandSpec } from '../command.ts';
import { DRY_RUN, writeRules } from './writeRules.ts';

export const rulesRatify: CommandSpec = {
  name: 'rules ratify',
  description:
    'writes proposed rules into groundplan.yaml, with why they are there and what is tolerated today',
  arguments: [{ flags: '[ids...]', description: 'ids of proposals, as “rules infer” shows them' }],
  formats: ['text', 'json'],
  options: [{ flags: '--all', description: 'every proposal' }, DRY_RUN],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, root, args, options } = context;
    const { proposals } = await engine.ruleProposals(root);
    const ids = options.all === true ? proposals.map((each) => each.rule.id) : args;
    if (ids.length === 0 && options.all !== true) {
      throw new CodedError('invalid-option', 'name the rules to ratify, or say --all.');
    }
    return writeRules(context, { kind: 'ratify', ids });
  },
};
