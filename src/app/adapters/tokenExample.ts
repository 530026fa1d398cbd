/** Examples as the token ids that the engine reads them by. */
import type { Prompt } from '../../core/model/generation.ts';
import { promptOf, type TextExample } from '../../core/model/textExample.ts';
import type { TokenExample, TokenText } from '../../core/training/tokenExamples.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';

interface Reading {
  readonly models: Pick<ModelsApi, 'tokens'>;
  readonly model: string;
}

/** A preference where it is known what was rejected, else what is likely. */
export async function tokenExample(
  { accepted, rejected, weight, ...asked }: TextExample,
  reading: Reading,
): Promise<TokenExample> {
  const own = await tokenText(promptOf(asked), accepted, reading);
  if (rejected === undefined) return { kind: 'likelihood', text: own, weight };
  return {
    kind: 'preference',
    chosen: own,
    rejected: await tokenText(promptOf(asked), rejected, reading),
    weight,
  };
}

async function tokenText(before: Prompt, text: string, { models, model }: Reading): Promise<TokenText> {
  const [prompt = [], after = []] = await models.tokens({ before, texts: [text], model });
  return { tokens: [...prompt, ...after], promptTokens: prompt.length };
}
