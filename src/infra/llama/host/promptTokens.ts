/** Prompt → tokens: a chat by the model's template, a text as it is, an infill with the model's own marks. */

import type { ChatHistoryItem, ChatWrapper, LlamaModel, LlamaText, Token } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type { Prompt, Turn } from '../../../core/model/generation.ts';

export interface PromptRoom {
  readonly model: LlamaModel;
  readonly wrapper: ChatWrapper;
  /** Tokens that the prompt may have. */
  readonly room: number;
  readonly longestToken: number;
}

export interface PromptTokens {
  readonly tokens: Token[];
  /** Tokens at the beginning that stay when the context runs over; counted then, since it takes as long as all the rest. */
  head(): number;
  /** Words that end the answer, by the template. */
  readonly stop: readonly string[];
  readonly leftOutTurns: number;
}

export function promptTokens(prompt: Prompt, at: PromptRoom): PromptTokens {
  switch (prompt.kind) {
    case 'chat':
      return chatTokens(prompt.turns, at);
    case 'text': {
      refuseBeyondDoubt(prompt.text, at);
      return plain(at, fitting(withBeginning(at.model, tokensOf(at.model, prompt.text)), at));
    }
    case 'infill': {
      refuseBeyondDoubt(prompt.before + prompt.after, at);
      return plain(at, fitting(infillTokens(prompt.before, prompt.after, at.model), at));
    }
  }
}

/** What stands before a text that is scored or learned: read as a request is, whole, and never empty. */
export function tokensBefore(before: string | Prompt, at: Pick<PromptRoom, 'model' | 'wrapper'>): Token[] {
  const prompt = typeof before === 'string' ? ({ kind: 'text', text: before } as const) : before;
  const { tokens } = promptTokens(prompt, { ...at, room: Number.POSITIVE_INFINITY, longestToken: 1 });
  const { bos } = at.model.tokens;
  return tokens.length === 0 && bos !== null ? [bos] : tokens;
}

/** Oldest questions and answers are left out until the rest fits; the rules at the beginning and the last turn never are. */
function chatTokens(turns: readonly Turn[], at: PromptRoom): PromptTokens {
  const rules = turns.filter(({ role }) => role === 'system');
  const said = turns.filter(({ role }) => role !== 'system');
  const kept = [...rules, ...said.slice(-1)];
  refuseBeyondDoubt(kept.map(({ content }) => content).join(''), at);
  // What cannot fit is not even read.
  let leftOut = turnsBeyond(said, at);
  for (; ; leftOut += 1) {
    const rendered = render([...rules, ...said.slice(leftOut)], at);
    if (rendered.tokens.length <= at.room)
      return { ...rendered, head: () => headOf(rules, rendered.tokens, at), leftOutTurns: leftOut };
    if (leftOut >= said.length - 1) throw tooLong(rendered.tokens.length, at.room);
  }
}

function turnsBeyond(said: readonly Turn[], { room, longestToken }: PromptRoom): number {
  let bytes = 0;
  let first = said.length;
  while (first > 0 && bytes <= room * longestToken) {
    first -= 1;
    bytes += Buffer.byteLength(said[first]!.content);
  }
  return bytes > room * longestToken ? Math.min(first + 1, said.length - 1) : 0;
}

interface Rendered {
  readonly tokens: Token[];
  readonly stop: readonly string[];
}

function render(turns: readonly Turn[], { model, wrapper }: PromptRoom): Rendered {
  try {
    const chatHistory = [...turns.map(historyItem), { type: 'model' as const, response: [] }];
    const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory });
    const tokens = contextText.tokenize(model.tokenizer);
    return { tokens: withBeginning(model, tokens), stop: stopGenerationTriggers.flatMap(wordOf) };
  } catch (error) {
    throw new CodedError(
      'engine-failed',
      `The chat template of the model cannot take this conversation (${messageOf(error)}). Choose another model.`,
      error,
    );
  }
}

function historyItem({ role, content }: Turn): ChatHistoryItem {
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content };
}

/** Triggers of special tokens end the answer by themselves. */
function wordOf(trigger: LlamaText): string[] {
  const { values } = trigger;
  return values.every((value) => typeof value === 'string') ? [values.join('')] : [];
}

/** How far the prompt begins as one with the rules alone does. */
function headOf(rules: readonly Turn[], tokens: readonly Token[], at: PromptRoom): number {
  if (rules.length === 0) return 1;
  const alone = render([...rules, { role: 'user', content: '' }], at).tokens;
  const differs = tokens.findIndex((token, index) => token !== alone[index]);
  return Math.max(1, Math.min(differs < 0 ? tokens.length : differs, Math.floor(at.room / 2)));
}

/** As CodeLlama reads it: what comes before, what comes after, then the middle. */
function infillTokens(before: string, after: string, model: LlamaModel): Token[] {
  const { prefix, suffix, middle } = model.tokens.infill;
  if (prefix === null || suffix === null)
    throw new CodedError(
      'engine-failed',
      `${model.filename ?? 'The model'} cannot fill in the middle of a text. Choose one that can, like CodeLlama 7B or 13B.`,
    );
  const head = [prefix, ...tokensOf(model, before)];
  const tail = [suffix, ...tokensOf(model, after)];
  return withBeginning(model, middle === null ? [...tail, ...head] : [...head, ...tail, middle]);
}

/** No special token is read in a text: whatever it says, it stays text. */
function tokensOf(model: LlamaModel, text: string): Token[] {
  return model.tokenize(text, false, 'trimLeadingSpace');
}

function withBeginning(model: LlamaModel, tokens: Token[]): Token[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}

function plain(at: PromptRoom, tokens: Token[]): PromptTokens {
  return { tokens, head: () => Math.min(1, at.room), stop: [], leftOutTurns: 0 };
}

function fitting(tokens: Token[], { room }: PromptRoom): Token[] {
  if (tokens.length > room) throw tooLong(tokens.length, room);
  return tokens;
}

/** Reading ten megabytes takes long; their length alone tells that they are too many. */
function refuseBeyondDoubt(text: string, { room, longestToken }: PromptRoom): void {
  const least = Math.ceil(Buffer.byteLength(text) / longestToken);
  if (least > room) throw tooLong(least, room, 'at least ');
}

function tooLong(tokens: number, room: number, about = ''): CodedError {
  return new CodedError(
    'prompt-too-long',
    `The prompt has ${about}${tokens} tokens, and there is room for ${room}. Ask about less, or raise groundplan.embedded.contextTokens.`,
  );
}
