/** A conversation service over fakes: ids and times count up, the answerer says what the test tells it to. */
import type { Answerer } from '../../src/app/chat/answering.ts';
import { ChatService } from '../../src/app/chat/chatService.ts';
import type { ConversationStore } from '../../src/core/ports/conversationStore.ts';
import { MemoryConversations } from '../../src/infra/chat/memoryConversations.ts';

export const ROOT = '/w';

/** Says the question again, in two pieces, with a citation. */
export const echo: Answerer['answer'] = async ({ question }, telling) => {
  telling.tell({ type: 'citation', citation: { id: 1, root: ROOT, path: 'a.ts', line: 3 } });
  telling.tell({ type: 'text', text: `You asked: ` });
  telling.tell({ type: 'text', text: `${question} [1]` });
  telling.follow(['And then?']);
};

export interface FakeChatOptions {
  readonly answer?: Answerer['answer'];
  readonly check?: Answerer['check'];
  readonly store?: ConversationStore;
  readonly now?: () => number;
}

export function fakeChat({
  answer = echo,
  check = async () => {},
  store = new MemoryConversations(),
  now,
}: FakeChatOptions = {}) {
  let ids = 0;
  let seconds = 0;
  return new ChatService({
    answerer: { check, answer },
    openConversations: async () => store,
    newId: () => `id${++ids}`,
    timestamp: () => new Date(Date.UTC(2027, 0, 1, 0, 0, ++seconds)).toISOString(),
    now: now ?? (() => seconds * 1000),
  });
}
