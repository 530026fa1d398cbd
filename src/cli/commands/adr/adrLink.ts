import { CodedError } from '../../../base/codedError.ts';
import type { RecordRelation } from '../../../protocol/recordsApi.ts';
import type { CommandSpec } from '../../command.ts';
import { DRY_RUN, writeRecord } from './recordOptions.ts';

const RELATIONS: Readonly<Record<string, RecordRelation>> = {
  supersedes: 'supersedes',
  amends: 'amends',
  relates: 'relatesTo',
  'relates-to': 'relatesTo',
};

export const adrLink: CommandSpec = {
  name: 'adr link',
  description:
    'says in one decision record that it supersedes, amends or relates to another, and in that one what became of it',
  arguments: [
    { flags: '<record>', description: 'number, path or title' },
    { flags: '<relation>', description: 'supersedes, amends or relates' },
    { flags: '<other>', description: 'number, path or title' },
  ],
  formats: ['text', 'json'],
  options: [DRY_RUN],
  depth: 'graph',
  history: false,
  async run(context) {
    const [from = '', word = '', to = ''] = context.args;
    const relation = RELATIONS[word.toLowerCase()];
    if (relation === undefined)
      throw new CodedError(
        'invalid-option',
        `“${word}” is no relation between records: say supersedes, amends or relates.`,
      );
    return writeRecord(context, { kind: 'link', root: context.root, from, relation, to });
  },
};
