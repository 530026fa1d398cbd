/** What the commands on blueprints are told in common. */
import { resolve } from 'node:path';
import { CodedError } from '../../../base/codedError.ts';
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

/** Throws `invalid-option` for what is no `name=value`. */
export function withPair(text: string, before: unknown): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at > 0) return { ...(before as object | undefined), [text.slice(0, at).trim()]: text.slice(at + 1) };
  throw new CodedError('invalid-option', 'it takes name=value.');
}

/** Throws `invalid-option` for what is none of them. */
export function oneOf<T extends string>(text: string, known: readonly T[]): T {
  const found = known.find((each) => each === text);
  if (found !== undefined) return found;
  throw new CodedError('invalid-option', `it takes one of ${known.join(', ')}.`);
}
