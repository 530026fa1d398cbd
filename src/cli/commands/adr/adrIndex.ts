import type { CommandSpec } from '../../command.ts';
import { DRY_RUN, RECORD_FOLDER, writeRecord } from './recordOptions.ts';

export const adrIndex: CommandSpec = {
  name: 'adr index',
  description:
    'writes the table of decision records and the diagram of what took whose place, between its marks in the README or index beside them',
  formats: ['text', 'json'],
  options: [RECORD_FOLDER, DRY_RUN],
  depth: 'graph',
  history: false,
  run: (context) => {
    const { root, options } = context;
    const folder = options.records === undefined ? {} : { folder: String(options.records) };
    return writeRecord(context, { kind: 'index', root, ...folder });
  },
};
