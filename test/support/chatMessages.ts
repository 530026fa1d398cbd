/** Conversations for tests, as the extension tells them to the panel's page. */
import type { ChatMessage, Conversation, ConversationChoice } from '../../src/core/model/chat.ts';
import type { ChatBranch } from '../../src/protocol/chatApi.ts';
import type { PanelStatus, ToPanel } from '../../src/protocol/panel.ts';

export const READY: PanelStatus = {
  state: { phase: 'ready', revision: 1, files: 9, problems: 0 },
  hasFolder: true,
};

export function conversationOf(messages: number, title = 'How is it built?'): Conversation {
  const at = '2027-01-01T10:00:00.000Z';
  return { id: 'c1', title, roots: ['/shop'], created: at, changed: at, messages, branches: 0 };
}

export function question(id: string, text: string, more: Partial<ChatMessage> = {}): ChatMessage {
  return { ...NOTHING, id, role: 'user', text, ...more };
}

export function answer(id: string, text: string, more: Partial<ChatMessage> = {}): ChatMessage {
  return { ...NOTHING, id, role: 'assistant', text, ...more };
}

const NOTHING: Omit<ChatMessage, 'id' | 'role' | 'text'> = {
  at: '2027-01-01T10:00:00.000Z',
  state: 'done',
  chips: [],
  citations: [],
  suggestions: [],
  notices: [],
  followUps: [],
};

/** As the extension sends it. */
export function shown(
  messages: readonly ChatMessage[],
  from = 0,
  more: { readonly live?: string; readonly branches?: readonly ChatBranch[] } & ConversationChoice = {},
): ToPanel {
  const { engine, adapter, ...rest } = more;
  const conversation = {
    ...conversationOf(from + messages.length),
    ...(engine && { engine }),
    ...(adapter && { adapter }),
  };
  return { type: 'conversation', conversation, from, messages, ...rest } as ToPanel;
}

/** Of a small workspace, without suggestions. */
export function modelOf(): ToPanel {
  const cycles = { runTime: 2, typeOnly: 0, filesInCycles: 4 };
  const resolution = { resolved: 99, unresolved: 1, external: 3 };
  const overviews = [{ root: '/shop', files: 9, lines: 69, modules: 5, cycles, resolution }];
  return { type: 'model', model: { overviews, suggestions: [], notShown: 0 } } as unknown as ToPanel;
}
