/** An answer that has to keep to a JSON schema: held against it, asked for once more with what is wrong, and then refused. */
import { CodedError } from '../../base/codedError.ts';
import type { Generated, GenerateRequest, Turn } from '../../core/model/generation.ts';
import type { SchemaCheck } from '../../core/ports/schemaCheck.ts';
import { jsonAnswer } from '../../core/routing/jsonAnswer.ts';

/** Of what was wrong, in the question that asks again. */
const MOST_QUOTED_CHARS = 8000;

/** Rejects with `schema-unmet`, naming what is wrong. Nothing may be told before: a second answer would follow the first. */
export async function heldToSchema(
  request: GenerateRequest,
  check: SchemaCheck,
  ask: (request: GenerateRequest) => Promise<Generated>,
): Promise<Generated> {
  const first = await ask(request);
  if (first.calls !== undefined) return first;
  const judged = judge(first, check);
  if (judged.kind === 'kept') return { ...first, text: judged.text };
  const repair = repairing(request, first.text, judged.because);
  if (repair === undefined || first.finish === 'length') throw unmet(first, judged.because);
  const second = await ask(repair);
  const again = judge(second, check);
  if (again.kind === 'wrong') throw unmet(second, again.because);
  return {
    ...second,
    text: again.text,
    outputTokens: first.outputTokens + second.outputTokens,
    elapsedMs: first.elapsedMs + second.elapsedMs,
  };
}

function judge({ text, finish, outputTokens }: Generated, check: SchemaCheck) {
  const judged = jsonAnswer(text, check);
  if (judged.kind === 'kept' || finish !== 'length') return judged;
  return { kind: 'wrong', because: [`it was cut off after ${outputTokens} tokens`] } as const;
}

/** Only a chat can be told what was wrong with its answer. */
function repairing(
  { prompt, ...request }: GenerateRequest,
  written: string,
  because: readonly string[],
): GenerateRequest | undefined {
  if (prompt.kind !== 'chat') return undefined;
  const said: Turn = { role: 'assistant', content: written.slice(0, MOST_QUOTED_CHARS) };
  const asked: Turn = {
    role: 'user',
    content: `That does not keep to the JSON schema: ${because.join('; ')}. Answer again with the corrected JSON only.`,
  };
  return { ...request, prompt: { kind: 'chat', turns: [...prompt.turns, said, asked] } };
}

function unmet({ model, finish }: Generated, because: readonly string[]): CodedError {
  return new CodedError(
    'schema-unmet',
    `${model} did not keep to the JSON schema: ${because.join('; ')}. ${
      finish === 'length' ? 'Let it write more' : 'Ask again, or choose a model that keeps to schemas'
    }.`,
  );
}
