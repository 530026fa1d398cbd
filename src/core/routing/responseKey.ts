/** What an answer is remembered by: everything that it depends on, and nothing else. */
import type { GenerateRequest, Prompt, TextModel } from '../model/generation.ts';

/** Text, to be hashed. The order of a schema's properties counts: it is the order in which they are written. */
export function responseKey(
  engine: string,
  { name, version }: TextModel,
  { prompt, maxTokens, temperature, seed, stop, schema, adapters, servedAdapter }: GenerateRequest,
): string {
  const applied = adapters?.map(({ path, scale }) => [path, scale]);
  const asked = [maxTokens, temperature, seed, stop, schema, applied, servedAdapter];
  return JSON.stringify([engine, name, version, wordsOf(prompt), ...asked]);
}

/** Only what always comes out the same is remembered unasked. */
export function isRepeatable({ temperature }: GenerateRequest): boolean {
  return temperature === 0;
}

function wordsOf(prompt: Prompt): readonly unknown[] {
  switch (prompt.kind) {
    case 'chat':
      return [prompt.kind, prompt.turns.map(({ role, content }) => [role, content])];
    case 'text':
      return [prompt.kind, prompt.text];
    case 'infill':
      return [prompt.kind, prompt.before, prompt.after];
  }
}
