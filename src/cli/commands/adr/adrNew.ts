import { CodedError } from '../../../base/codedError.ts';
import type { DecisionStatus } from '../../../core/model/decision.ts';
import type { RecordSource } from '../../../protocol/recordsApi.ts';
import type { CommandOption, CommandSpec } from '../../command.ts';
import { DRY_RUN, namesOf, RECORD_FOLDER, writeRecord } from './recordOptions.ts';

const STATUSES: readonly DecisionStatus[] = ['proposed', 'accepted', 'rejected', 'deprecated'];

const SOURCES: readonly (readonly [RecordSource['kind'], CommandOption])[] = [
  [
    'suggestion',
    {
      flags: '--from-suggestion <id>',
      description: 'draft it from a suggestion, its reason and its evidence',
    },
  ],
  ['finding', { flags: '--from-finding <id>', description: 'draft it from a finding' }],
  [
    'decision',
    {
      flags: '--from-decision <name>',
      description: 'draft it from a choice that shows in the code, as “decisions” lists it',
    },
  ],
  ['rule', { flags: '--from-rule <id>', description: 'draft it from a rule in force' }],
];

export const adrNew: CommandSpec = {
  name: 'adr new',
  description:
    'writes a decision record after MADR, numbered and named as those beside it; a record with the same title that still holds is not written twice',
  arguments: [{ flags: '[title]', description: 'what is decided, as in "Use PostgreSQL for orders"' }],
  formats: ['text', 'json'],
  options: [
    {
      flags: '--status <status>',
      description: `${STATUSES.join(', ')} (else proposed)`,
      parse(text) {
        if (!STATUSES.some((each) => each === text)) throw new Error(`It takes ${STATUSES.join(', ')}.`);
        return text;
      },
    },
    {
      flags: '--supersedes <records...>',
      description: 'numbers, paths or titles of records whose place it takes',
    },
    { flags: '--amends <records...>', description: 'those that it changes in part' },
    { flags: '--relates-to <records...>', description: 'those that bear on it' },
    ...SOURCES.map(([, option]) => option),
    RECORD_FOLDER,
    DRY_RUN,
  ],
  depth: 'graph',
  history: false,
  async run(context) {
    const { args, options, root } = context;
    const [title] = args;
    const from = sourceOf(options);
    if (title === undefined && from === undefined)
      throw new CodedError(
        'invalid-option',
        'say what is decided, as in: groundplan adr new "Use PostgreSQL for orders".',
      );
    return writeRecord(context, {
      kind: 'new',
      root,
      supersedes: namesOf(options.supersedes),
      amends: namesOf(options.amends),
      relatesTo: namesOf(options.relatesTo),
      ...(title === undefined ? {} : { title }),
      ...(from === undefined ? {} : { from }),
      ...(options.status === undefined ? {} : { status: options.status as DecisionStatus }),
      ...(options.records === undefined ? {} : { folder: String(options.records) }),
    });
  },
};

function sourceOf(options: Readonly<Record<string, unknown>>): RecordSource | undefined {
  const said = SOURCES.flatMap(([kind]) => {
    const id = options[`from${kind[0]!.toUpperCase()}${kind.slice(1)}`];
    return id === undefined ? [] : [{ kind, id: String(id) }];
  });
  if (said.length > 1)
    throw new CodedError('invalid-option', 'a record is drafted from one thing: name one.');
  return said[0];
}
