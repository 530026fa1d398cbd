/** A conversation service over fakes: ids and times count up, the answerer says what the test tells it to. */
import type { Answerer } from '../../src/app/chat/answering.ts';
import { type ChatParts, ChatService } from '../../src/app/chat/chatService.ts';
import { ToolDesk } from '../../src/app/chat/tools/toolDesk.ts';
import type { ConversationStore } from '../../src/core/ports/conversationStore.ts';
import { disabledToolbox } from '../../src/core/toolbox/disabledToolbox.ts';
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
  readonly summarise?: Answerer['summarise'];
  readonly store?: ConversationStore;
  readonly wrote?: ChatParts['wrote'];
  readonly now?: () => number;
}

export function fakeChat({
  answer = echo,
  check = async () => {},
  summarise,
  store = new MemoryConversations(),
  wrote = async () => {},
  now,
}: FakeChatOptions = {}) {
  let ids = 0;
  let seconds = 0;
  const newId = () => `id${++ids}`;
  const clock = now ?? (() => seconds * 1000);
  const openToolbox = async () => disabledToolbox('There are no tools here.');
  return new ChatService({
    answerer: { check, answer, ...(summarise && { summarise }) },
    desk: new ToolDesk({ openToolbox, newId, now: clock }),
    openConversations: async () => store,
    newId,
    timestamp: () => new Date(Date.UTC(2027, 0, 1, 0, 0, ++seconds)).toISOString(),
    heard: async () => {},
    wrote,
    forgotten: async () => {},
    now: clock,
  });
}
