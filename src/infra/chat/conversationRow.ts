/** A conversation as it is selected. */
import type { Conversation } from '../../core/model/chat.ts';

export const CONVERSATION = `
  SELECT id, title, roots, created, changed, engine, adapter,
    (SELECT count(*) FROM messages WHERE conversation = conversations.id AND branch = '') AS messages,
    (SELECT count(*) FROM branches WHERE conversation = conversations.id) AS branches
  FROM conversations`;

export function conversationOf(row: Readonly<Record<string, unknown>>): Conversation {
  return {
    id: row.id as string,
    title: row.title as string,
    roots: JSON.parse(row.roots as string) as string[],
    created: row.created as string,
    changed: row.changed as string,
    messages: row.messages as number,
    branches: row.branches as number,
    ...(typeof row.engine === 'string' && { engine: row.engine }),
    ...(typeof row.adapter === 'string' && { adapter: row.adapter }),
  };
}
