/** Conversations as they are listed and searched: titles by what they contain, messages by their words' beginnings. */
import type { DatabaseSync } from 'node:sqlite';
import type { ConversationQuery, FoundConversation } from '../../core/ports/conversationStore.ts';
import { CONVERSATION, conversationOf } from './conversationRow.ts';

interface Found {
  readonly found: readonly FoundConversation[];
  readonly total: number;
}

export function listConversations(database: DatabaseSync, query: ConversationQuery): Found {
  const words = (query.search ?? '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  if ((query.search ?? '').trim() === '') return listed(database, query);
  return words.length === 0 ? { found: [], total: 0 } : searched(database, query, words);
}

/** Any of the roots; without roots any at all. */
function ofRoots(roots: readonly string[] | undefined) {
  if (roots === undefined) return { where: '1', values: [] };
  const marks = roots.map(() => '?').join(', ');
  return { where: `EXISTS (SELECT 1 FROM json_each(roots) WHERE value IN (${marks}))`, values: roots };
}

function listed(database: DatabaseSync, { roots, from, count }: ConversationQuery): Found {
  const { where, values } = ofRoots(roots);
  const { total } = database
    .prepare(`SELECT count(*) AS total FROM conversations WHERE ${where}`)
    .get(...values) as { readonly total: number };
  const rows = database
    .prepare(`${CONVERSATION} WHERE ${where} ORDER BY changed DESC, id DESC LIMIT ? OFFSET ?`)
    .all(...values, count, from);
  return { found: rows.map(conversationOf), total };
}

/** A conversation stands once, with the excerpt of its best message. */
function searched(
  database: DatabaseSync,
  { roots, from, count }: ConversationQuery,
  words: readonly string[],
): Found {
  const { where, values } = ofRoots(roots);
  const match = words.map((word) => `"${word}"*`).join(' ');
  const hits = database
    .prepare(
      `SELECT m.conversation AS id, snippet(texts, 0, '**', '**', '…', 14) AS excerpt
       FROM texts JOIN messages m ON m.seq = texts.rowid WHERE texts MATCH ? AND m.branch = '' ORDER BY rank LIMIT 2000`,
    )
    .all(match);
  const excerpts = new Map<string, string>();
  for (const { id, excerpt } of hits)
    if (!excerpts.has(id as string)) excerpts.set(id as string, (excerpt as string).replace(/\s+/g, ' '));
  const rows = database
    .prepare(`${CONVERSATION} WHERE ${where} ORDER BY changed DESC, id DESC`)
    .all(...values)
    .map(conversationOf)
    .filter(({ id, title }) => excerpts.has(id) || words.every((word) => title.toLowerCase().includes(word)));
  const order = [...excerpts.keys()];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const found = rows
    .sort((a, b) => place(a.id) - place(b.id))
    .map((each): FoundConversation => ({ ...each, excerpt: excerpts.get(each.id) ?? `**${each.title}**` }));
  return { found: found.slice(from, from + count), total: found.length };
}
