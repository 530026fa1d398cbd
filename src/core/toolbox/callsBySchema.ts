/** Calls of tools for engines that have no way of their own: first which one, as JSON that a schema holds, then the answer. */
import { CodedError, codeOf } from '../../base/codedError.ts';
import type { Generated, GenerateRequest, Prompt, ToolRound, ToolUse, Turn } from '../model/generation.ts';
import type { TextEngine, TextListener } from '../ports/textEngine.ts';
import { callSchema, offerInWords, readCall } from './callSchema.ts';

/** Tokens: a call is short, and one that is not is none. */
const MOST_CALL = 512;

export type Generate = TextEngine['generate'];

/** As `generate`, with `calls` where the model wants a tool; the text of a call is not told. */
export async function callsBySchema(
  { tools, ...request }: GenerateRequest,
  listen: TextListener,
  generate: Generate,
): Promise<Generated> {
  if (tools === undefined) return generate(request, listen);
  const bare = { ...request, prompt: withRounds(request.prompt, tools.rounds) };
  const wanted = await decided(bare, { tools, listen, generate });
  return wanted ?? generate(bare, listen);
}

interface Deciding {
  readonly tools: ToolUse;
  readonly listen: TextListener;
  readonly generate: Generate;
}

async function decided(
  request: GenerateRequest,
  { tools: { offered, rounds, mayCall }, listen: { signal }, generate }: Deciding,
): Promise<Generated | undefined> {
  if (!mayCall || offered.length === 0) return undefined;
  const asked = (loose: boolean) =>
    generate(
      {
        ...request,
        prompt: withWords(request.prompt, offerInWords(offered)),
        schema: callSchema(offered, loose),
        maxTokens: MOST_CALL,
        temperature: 0,
      },
      signal === undefined ? {} : { signal },
    );
  try {
    const written = await asked(false).catch((error) => {
      if (codeOf(error) === 'engine-failed') return asked(true);
      throw error;
    });
    const call = readCall(written.text, offered, `call-${rounds.length + 1}`);
    return call && { ...written, text: '', calls: [call] };
  } catch (error) {
    // It can answer all the same.
    if (['engine-failed', 'prompt-too-long'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** Calls and results as turns that any chat template takes. */
function withRounds(prompt: Prompt, rounds: readonly ToolRound[]): Prompt {
  if (rounds.length === 0) return prompt;
  return { ...chatOnly(prompt), turns: [...chatOnly(prompt).turns, ...rounds.flatMap(roundTurns)] };
}

function roundTurns({ text, calls, results }: ToolRound): readonly Turn[] {
  const called = calls.map(({ name, arguments: given }) => JSON.stringify({ tool: name, arguments: given }));
  return [
    { role: 'assistant', content: [text, ...called].filter(Boolean).join('\n') },
    { role: 'user', content: `${results.join('\n\n')}\n\nGo on: answer the question.` },
  ];
}

function withWords(prompt: Prompt, words: string): Prompt {
  const { turns } = chatOnly(prompt);
  const last = turns.at(-1)!;
  return {
    kind: 'chat',
    turns: [...turns.slice(0, -1), { ...last, content: `${last.content}\n\n${words}` }],
  };
}

function chatOnly(prompt: Prompt): Prompt & { readonly kind: 'chat' } {
  if (prompt.kind === 'chat') return prompt;
  throw new CodedError('invalid-option', 'Only a chat can call tools.');
}
