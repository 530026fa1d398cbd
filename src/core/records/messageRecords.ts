/** What was asked and answered in a conversation. */
import type { ChatMessage, Conversation } from '../model/chat.ts';
import type { KnownRecord } from '../model/record.ts';

const MOST_TEXT = 2000;

export function messageRecords(
  { id, title }: Pick<Conversation, 'id' | 'title'>,
  messages: readonly ChatMessage[],
): readonly KnownRecord[] {
  return messages
    .filter(({ text, state }) => state !== 'writing' && text.trim() !== '')
    .map((message) => ({
      id: `${id}/${message.id}`,
      what: message.role === 'user' ? 'question' : 'answer',
      title,
      text: message.text.trim().slice(0, MOST_TEXT),
      path: '',
      startLine: 0,
      endLine: 0,
      module: '',
      language: '',
      weight: 1,
    }));
}
