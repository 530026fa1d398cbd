/** Tokens as the server's own tokenizer counts them, where it has a place to ask. */
import * as v from 'valibot';
import type { ServerMake } from '../../../core/openai/serverModels.ts';
import type { ServerLink } from './serverLink.ts';

const COUNTED = v.union([v.object({ count: v.number() }), v.object({ tokens: v.array(v.unknown()) })]);

/** Undefined where it cannot be asked: an estimate serves. */
export async function countOnServer(
  link: ServerLink,
  make: ServerMake,
  { text, model }: { readonly text: string; readonly model?: string },
): Promise<number | undefined> {
  if (make !== 'llama.cpp' && make !== 'vllm') return undefined;
  const body = make === 'vllm' ? { model, prompt: text } : { content: text };
  const parsed = v.safeParse(COUNTED, await link.json({ path: '/tokenize', body }).catch(() => undefined));
  if (!parsed.success) return undefined;
  return 'count' in parsed.output ? parsed.output.count : parsed.output.tokens.length;
}
