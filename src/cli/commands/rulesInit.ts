import { CodedError } from '../../base/codedError.ts';
import type { CommandSpec } from '../command.ts';
import { DRY_RUN, writeRules } from './writeRules.ts';

/** Those of `core/rules/presets`, which hosts do not import. */
const NAMES =
  'layered, hexagonal, clean, feature-sliced, modular-monolith, mvc, vertical-slice, library, cli, plugin-host or event-driven';

export const rulesInit: CommandSpec = {
  name: 'rules init',
  description: 'begins with a preset, fitted to the folders that are here, and says what it could not place',
  formats: ['text', 'json'],
  options: [
    {
      flags: '--preset <name>',
      description: NAMES,
    },
    DRY_RUN,
  ],
  depth: 'graph',
  history: false,
  check({ preset }) {
    if (typeof preset !== 'string') {
      throw new CodedError('invalid-option', `name a preset: --preset ${NAMES}.`);
    }
  },
  run: (context) => writeRules(context, { kind: 'preset', name: String(context.options.preset) }),
};
