import { CodedError } from '../../../base/codedError.ts';
import type { CommandSpec } from '../../command.ts';
import { compareText } from '../../format/compareText.ts';

const MAX_TOKENS = 512;

export const modelCompare: CommandSpec = {
  name: 'model compare',
  description: 'the same question to several engines, and their answers beside each other',
  arguments: [{ flags: '<question>', description: 'in your own words' }],
  formats: ['text', 'json'],
  options: [
    {
      flags: '-e, --engines <list>',
      description: 'two or more, with commas: embedded, server:NAME, or either with =MODEL',
      parse: (text) => text.split(',').map((each) => each.trim()),
    },
    { flags: '--max-tokens <n>', description: `of each answer (${MAX_TOKENS})`, parse: tokens },
  ],
  depth: 'none',
  history: false,
  async run({ engine, args: [question = ''], format, terminal, options, signal }) {
    const named = (options.engines as readonly string[] | undefined) ?? [];
    if (named.length < 2)
      throw new CodedError('invalid-option', 'name two engines or more: --engines embedded,server:NAME');
    const sides = named.map(sideOf);
    const maxTokens = (options.maxTokens as number | undefined) ?? MAX_TOKENS;
    const prompt = { kind: 'chat', turns: [{ role: 'user', content: question }] } as const;
    const report = await engine.models.compare({ sides, prompt, maxTokens }, { signal });
    const output =
      format === 'json'
        ? JSON.stringify(report)
        : compareText(
            report.sides.map((side, at) => ({ name: named[at]!, side })),
            terminal,
          );
    return { output, exitCode: report.sides.every(({ kind }) => kind === 'answered') ? 0 : 2 };
  },
};

function sideOf(text: string): { engine: string; model?: string } {
  const [engine = '', model] = text.split('=', 2);
  return model === undefined ? { engine } : { engine, model };
}

function tokens(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 100_000) return value;
  throw new Error('It takes a whole number above 0.');
}
