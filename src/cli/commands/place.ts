import { CodedError } from '../../base/codedError.ts';
import type { PlaceNameReport } from '../../protocol/habitsApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { placesText } from '../format/placesText.ts';
import { positive } from '../positive.ts';
import { type NameQuery, readNames } from '../readQueries.ts';

interface PlaceOptions {
  readonly transfer?: boolean;
  readonly limit?: number;
  readonly queries?: string;
}

export const place: CommandSpec = {
  name: 'place',
  description: 'the folders in which a new file of a name belongs, by the habits of the workspace, with why',
  folderFirst: true,
  arguments: [{ flags: '[names...]', description: 'what the files will be called: order.service.ts' }],
  formats: ['text', 'json'],
  options: [
    {
      flags: '-k, --limit <n>',
      description: 'at most so many folders a name, up to 50 (5)',
      parse: positive,
    },
    {
      flags: '--transfer',
      description: 'also folders that are not there yet, named as in projects that were learned',
    },
    {
      flags: '--queries <file>',
      description: 'a name a line, {"id","name"}, - for standard input; answers {"id","folders"} a line',
    },
  ],
  depth: 'graph',
  history: false,
  async run(context) {
    const { queries } = context.options as PlaceOptions;
    return queries === undefined ? told(context) : answered(context, await readNames(queries));
  },
};

async function told(context: CommandContext): Promise<CommandResult> {
  const { args, format, terminal } = context;
  if (args.length === 0)
    throw new CodedError(
      'invalid-option',
      'No name is given. Say what the file will be called after the folder, or name a file with --queries.',
    );
  const places = [];
  for (const name of args) places.push({ name, ...(await placed(context, name)) });
  return {
    output: format === 'json' ? JSON.stringify({ places }) : placesText(places, terminal),
    exitCode: 0,
  };
}

async function answered(context: CommandContext, queries: readonly NameQuery[]): Promise<CommandResult> {
  const lines: string[] = [];
  for (const { id, name } of queries) lines.push(JSON.stringify({ id, ...(await placed(context, name)) }));
  return { output: lines.join('\n'), exitCode: 0 };
}

function placed({ engine, root, options, signal }: CommandContext, name: string): Promise<PlaceNameReport> {
  const { limit, transfer = false } = options as PlaceOptions;
  return engine.learning.place(
    { root, name, transfer, ...(limit === undefined ? {} : { limit }) },
    { signal },
  );
}
