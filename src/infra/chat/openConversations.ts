import { join } from 'node:path';
import { messageOf } from '../../base/messageOf.ts';
import type { ConversationStore } from '../../core/ports/conversationStore.ts';
import { remedyFor } from '../store/sqlite.ts';
import { MemoryConversations } from './memoryConversations.ts';
import { SqliteConversations } from './sqliteConversations.ts';

/** @param folder undefined: in memory, as asked. Where it cannot be written to, in memory with a notice. */
export function openConversations(
  folder: string | undefined,
  problem: (message: string) => void,
): ConversationStore {
  if (folder === undefined) return new MemoryConversations();
  const file = join(folder, 'conversations.db');
  try {
    return new SqliteConversations({ file, problem });
  } catch (error) {
    return new MemoryConversations(
      `Conversations cannot be kept at ${file} (${messageOf(error)}): this one is gone when the program ends. ${remedyFor(error)}`,
    );
  }
}
