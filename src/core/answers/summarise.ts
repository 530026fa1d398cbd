/** What a long conversation was about, in its own first sentences: enough to know what “it” and “there” meant. */
import type { ChatMessage } from '../model/chat.ts';
import { firstSentence } from './words.ts';

/** Characters; of more, the oldest lines go. */
const MOST = 4000;

/** @param before what an earlier summary said */
export function summarise(before: string | undefined, messages: readonly ChatMessage[]): string {
  const lines = messages.flatMap((message, at) =>
    message.role === 'user' ? [lineOf(message, messages[at + 1])] : [],
  );
  const all = [...(before?.split('\n') ?? []), ...lines];
  while (all.length > 1 && all.join('\n').length > MOST) all.shift();
  return all.join('\n');
}

function lineOf({ text, command }: ChatMessage, answer: ChatMessage | undefined): string {
  const asked = [command && `/${command}`, firstSentence(text, 160)].filter(Boolean).join(' ');
  if (answer?.role !== 'assistant' || answer.text === '') return `- ${asked}`;
  const told = answer.text.replace(/```[\s\S]*?(```|$)/g, '').replace(/ ?\[\d+\]/g, '');
  return `- ${asked} → ${firstSentence(told.replace(/^[#>*\s-]+/, ''), 200)}`;
}
