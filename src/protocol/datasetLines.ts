/** Examples in the formats that trainers in Python take: https://huggingface.co/docs/trl/dataset_formats, conversational. */
import type { Turn } from '../core/model/generation.ts';
import { type LearningExample, promptOf } from '../core/model/textExample.ts';

/** `messages`, the last of which is what is learned, and the weight that its loss counts with. */
export function datasetLine(example: LearningExample): string {
  const { id, language, weight, accepted } = example;
  return JSON.stringify({ id, language, weight, messages: [...turnsOf(example), answer(accepted)] });
}

/** `prompt`, `chosen` and `rejected`; undefined where nothing was rejected. */
export function pairLine(example: LearningExample): string | undefined {
  const { id, language, weight, accepted, rejected } = example;
  if (rejected === undefined) return undefined;
  const texts = { prompt: turnsOf(example), chosen: [answer(accepted)], rejected: [answer(rejected)] };
  return JSON.stringify({ id, language, weight, ...texts });
}

function turnsOf(example: LearningExample): readonly Turn[] {
  const prompt = promptOf(example);
  return prompt.kind === 'chat' ? prompt.turns : [{ role: 'user', content: example.prompt }];
}

function answer(content: string): Turn {
  return { role: 'assistant', content };
}
