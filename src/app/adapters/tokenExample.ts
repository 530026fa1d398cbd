/** Examples as the token ids that the engine reads them by. */
import type { TextExample } from '../../core/model/textExample.ts';
import type { TokenExample, TokenText } from '../../core/training/tokenExamples.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';

interface Reading {
  readonly models: Pick<ModelsApi, 'tokens'>;
  readonly model: string;
}

/** A preference where it is known what was rejected, else what is likely. */
export async function tokenExample(
  { prompt, accepted, rejected, weight }: TextExample,
  reading: Reading,
): Promise<TokenExample> {
  const own = await tokenText(prompt, accepted, reading);
  if (rejected === undefined) return { kind: 'likelihood', text: own, weight };
  return { kind: 'preference', chosen: own, rejected: await tokenText(prompt, rejected, reading), weight };
}

async function tokenText(prompt: string, text: string, { models, model }: Reading): Promise<TokenText> {
  const [before = [], after = []] = await models.tokens({ texts: [prompt, text], model });
  return { tokens: [...before, ...after], promptTokens: before.length };
}
