import { relative, resolve, sep } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { CommandSpec } from '../command.ts';
import { DRY_RUN, writeRules } from './writeRules.ts';

export const rulesImport: CommandSpec = {
  name: 'rules import',
  description:
    'takes over the rules of dependency-cruiser, import-linter, tach, deptrac or Nx (never run, only read), and says what it could not',
  arguments: [{ flags: '<file>', description: 'the configuration' }],
  formats: ['text', 'json'],
  options: [DRY_RUN],
  depth: 'graph',
  history: false,
  async run(context) {
    const file = context.args[0] ?? '';
    const path = relative(context.root, resolve(file)).split(sep).join('/');
    if (path === '' || path.startsWith('../')) {
      throw new CodedError(
        'invalid-option',
        `${file} lies outside the workspace. Name its folder with --folder.`,
      );
    }
    return writeRules(context, { kind: 'import', path });
  },
};
