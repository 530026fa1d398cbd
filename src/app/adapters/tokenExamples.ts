/** Examples as the token ids that the engine reads them by. */
import { PRACTICE_CODE } from '../../core/examples/practiceCode.ts';
import type { Prompt } from '../../core/model/generation.ts';
import { promptOf, type TextExample } from '../../core/model/textExample.ts';
import type { TokenExample, TokenText } from '../../core/training/tokenExamples.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';

interface Reading {
  readonly models: Pick<ModelsApi, 'tokens'>;
  readonly model: string;
}

/** What was accepted is to become likely; where it is known what was rejected, it is to be preferred as well. */
export async function tokenExamples(
  { accepted, rejected, weight, ...asked }: TextExample,
  reading: Reading,
): Promise<readonly TokenExample[]> {
  const chosen = await tokenText(promptOf(asked), accepted, reading);
  const likely: TokenExample = { kind: 'likelihood', text: chosen, weight };
  if (rejected === undefined) return [likely];
  const other = await tokenText(promptOf(asked), rejected, reading);
  return [likely, { kind: 'preference', chosen, rejected: other, weight }];
}

/** One in so many is general code, so that it is not forgotten. */
const PRACTISED = 4;

/** As many as suit so many examples; at least each of the practice texts once. */
export async function practiceExamples(examples: number, reading: Reading): Promise<readonly TokenExample[]> {
  const texts: TokenExample[] = [];
  for (const each of PRACTICE_CODE) {
    const text = await tokenText({ kind: 'text', text: '' }, each, reading);
    texts.push({ kind: 'retention', text, weight: 1 });
  }
  const count = Math.max(texts.length, Math.round(examples / PRACTISED));
  return Array.from({ length: count }, (_, at) => texts[at % texts.length]!);
}

async function tokenText(before: Prompt, text: string, { models, model }: Reading): Promise<TokenText> {
  const [prompt = [], after = []] = await models.tokens({ before, texts: [text], model });
  return { tokens: [...prompt, ...after], promptTokens: prompt.length };
}
