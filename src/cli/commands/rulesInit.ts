import { CodedError } from '../../base/codedError.ts';
import type { CommandSpec } from '../command.ts';
import { DRY_RUN, writeRules } from './writeRules.ts';

export const rulesInit: CommandSpec = {
  name: 'rules init',
  description: 'begins with a preset, fitted to the folders that are here, and says what it could not place',
  formats: ['text', 'json'],
  options: [
    {
      flags: '--preset <name>',
      description: 'layered, hexagonal, clean, feature-sliced or modular-monolith',
    },
    DRY_RUN,
  ],
  depth: 'graph',
  history: false,
  check({ preset }) {
    if (typeof preset !== 'string') {
      throw new CodedError(
        'invalid-option',
        'name a preset: --preset layered, hexagonal, clean, feature-sliced or modular-monolith.',
      );
    }
  },
  run: (context) => writeRules(context, { kind: 'preset', name: String(context.options.preset) }),
};
