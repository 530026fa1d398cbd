import { CodedError } from '../../../base/codedError.ts';
import type { CommandSpec } from '../../command.ts';

export const adapterUse: CommandSpec = {
  name: 'adapter use',
  description: 'another version from now on, or “none”',
  arguments: [
    { flags: '<language>', description: 'as “adapter list” shows it' },
    { flags: '<version>', description: 'its number, or none' },
  ],
  formats: ['text'],
  options: [{ flags: '--model <name>', description: 'whose it is; the one that answers, without' }],
  depth: 'none',
  history: false,
  async run({ engine, args: [language = '', version = ''], options, signal }) {
    const number = versionOf(version);
    await engine.adapters.use(
      { language, ...modelOf(options), ...(number === undefined ? {} : { version: number }) },
      { signal },
    );
    const output =
      number === undefined
        ? `Requests about ${language} are answered without an adapter of their own from now on.`
        : `Requests about ${language} are answered with ${language} v${number} from now on.`;
    return { output, exitCode: 0 };
  },
};

export function modelOf({ model }: Readonly<Record<string, unknown>>): { readonly model?: string } {
  return typeof model === 'string' ? { model } : {};
}

/** Undefined for `none`. Throws `invalid-option`. */
export function versionOf(text: string): number | undefined {
  if (text === 'none') return undefined;
  const number = Number(text.replace(/^v/i, ''));
  if (Number.isInteger(number) && number > 0) return number;
  throw new CodedError(
    'invalid-option',
    `“${text}” is no version: it takes a number, as “adapter list” shows it.`,
  );
}
