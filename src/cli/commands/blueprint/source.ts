/** Where blueprints are looked for besides the usual places. */
import { resolve } from 'node:path';
import type { BlueprintSource } from '../../../protocol/blueprintsApi.ts';
import type { CommandContext, CommandOption } from '../../command.ts';

export const FROM: CommandOption = {
  flags: '--from <folder or address>',
  description: 'also those of a folder, or of a git repository by its address',
};

/** A folder as it is typed is relative to the current one, an address is none. */
export function sourceOf({
  root,
  options,
}: Pick<CommandContext, 'root' | 'options'>): BlueprintSource & { readonly root: string } {
  const { from } = options;
  if (typeof from !== 'string') return { root };
  return { root, from: /^\w+:\/\/|^[\w.-]+@[\w.-]+:/.test(from) ? from : resolve(from) };
}
