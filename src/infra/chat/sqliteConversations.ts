/** Conversations in SQLite: shared by windows, none lost by a kill. A damaged file is set aside and begun anew. */
import type { DatabaseSync } from 'node:sqlite';
import type { ChatMessage, Conversation, ConversationChoice } from '../../core/model/chat.ts';
import type {
  ConversationQuery,
  ConversationStore,
  KeptBranch,
  KeptSummary,
  WholeConversation,
} from '../../core/ports/conversationStore.ts';
import { RebuildableSqlite } from '../store/rebuildableSqlite.ts';
import { inTransaction } from '../store/sqlite.ts';
import { listConversations } from './conversationList.ts';
import { CONVERSATION, conversationOf } from './conversationRow.ts';
import { CONVERSATIONS } from './conversationSchema.ts';

export interface SqliteConversationsOptions {
  readonly file: string;
  problem(message: string): void;
}

/** Of the branch that is shown. */
const SHOWN = '';

type Row = Readonly<Record<string, unknown>>;

export class SqliteConversations implements ConversationStore {
  readonly #file: RebuildableSqlite;

  /** Throws where the file cannot be opened. */
  constructor({ file, problem }: SqliteConversationsOptions) {
    const damaged = () =>
      problem(`The conversations were damaged; they were set aside as ${file}.damaged, and new ones begin.`);
    this.#file = new RebuildableSqlite({ file, format: CONVERSATIONS, damaged });
    this.#file.use(() => {});
  }

  async create({ id, title, roots, created }: Pick<Conversation, 'id' | 'title' | 'roots' | 'created'>) {
    this.#file.use((database) =>
      insertConversation(database, { id, title, roots, created, changed: created }),
    );
  }

  async put({ messages, branches, ...conversation }: WholeConversation) {
    this.#write((database) => {
      insertConversation(database, conversation);
      for (const [position, message] of messages.entries())
        insertMessage(database, { conversation: conversation.id, branch: SHOWN, position, message });
      for (const branch of branches) {
        insertBranch(database, conversation.id, branch);
        for (const [at, message] of branch.messages.entries())
          insertMessage(database, {
            conversation: conversation.id,
            branch: branch.id,
            position: branch.at + at,
            message,
          });
      }
    });
  }

  async find(id: string) {
    const row = this.#file.use((database) => database.prepare(`${CONVERSATION} WHERE id = ?`).get(id));
    return row === undefined ? undefined : conversationOf(row);
  }

  async list(query: ConversationQuery) {
    return this.#file.use((database) => listConversations(database, query));
  }

  async messages(id: string, from: number, count: number) {
    const rows = this.#file.use((database) =>
      database
        .prepare(
          `SELECT body FROM messages WHERE conversation = ? AND branch = '' AND position >= ? AND position < ? ORDER BY position`,
        )
        .all(id, from, Math.min(from + count, Number.MAX_SAFE_INTEGER)),
    );
    return rows.map(messageOf);
  }

  async indexOf(id: string, message: string) {
    const row = this.#file.use((database) =>
      database
        .prepare(`SELECT position FROM messages WHERE conversation = ? AND id = ? AND branch = ''`)
        .get(id, message),
    );
    return row?.position as number | undefined;
  }

  async append(id: string, message: ChatMessage) {
    this.#write((database) => {
      const { next } = database
        .prepare(
          `SELECT coalesce(max(position) + 1, 0) AS next FROM messages WHERE conversation = ? AND branch = ''`,
        )
        .get(id) as { readonly next: number };
      insertMessage(database, { conversation: id, branch: SHOWN, position: next, message });
      database.prepare('UPDATE conversations SET changed = ? WHERE id = ?').run(message.at, id);
    });
  }

  async write(id: string, message: ChatMessage) {
    this.#write((database) => {
      const row = database
        .prepare('SELECT seq FROM messages WHERE conversation = ? AND id = ?')
        .get(id, message.id);
      if (row === undefined) return;
      database
        .prepare('UPDATE messages SET body = ? WHERE seq = ?')
        .run(JSON.stringify(message), row.seq as number);
      if (message.state !== 'writing')
        database
          .prepare('INSERT OR REPLACE INTO texts (rowid, text) VALUES (?, ?)')
          .run(row.seq as number, message.text);
    });
  }

  async rename(id: string, title: string) {
    this.#file.use((database) =>
      database.prepare('UPDATE conversations SET title = ? WHERE id = ?').run(title, id),
    );
  }

  async choose(id: string, { engine, adapter }: ConversationChoice) {
    this.#file.use((database) =>
      database
        .prepare('UPDATE conversations SET engine = ?, adapter = ? WHERE id = ?')
        .run(engine ?? null, adapter ?? null, id),
    );
  }

  async remove(id: string) {
    this.#write((database) => {
      database
        .prepare('DELETE FROM texts WHERE rowid IN (SELECT seq FROM messages WHERE conversation = ?)')
        .run(id);
      for (const table of ['messages', 'branches'])
        database.prepare(`DELETE FROM ${table} WHERE conversation = ?`).run(id);
      database.prepare('DELETE FROM conversations WHERE id = ?').run(id);
    });
  }

  async cut(id: string, at: number, branch: { readonly id: string; readonly left: string }) {
    this.#write((database) => cut(database, { conversation: id, at, ...branch }));
  }

  async branches(id: string) {
    return this.#file.use((database) => {
      const rows = database
        .prepare('SELECT id, at, moment, parent FROM branches WHERE conversation = ? ORDER BY moment, id')
        .all(id);
      const tail = database.prepare(
        'SELECT body FROM messages WHERE conversation = ? AND branch = ? ORDER BY position',
      );
      return rows.map(
        (row): KeptBranch => ({
          id: row.id as string,
          at: row.at as number,
          ...(typeof row.parent === 'string' && { after: row.parent }),
          left: row.moment as string,
          messages: tail.all(id, row.id as string).map(messageOf),
        }),
      );
    });
  }

  async restore(id: string, branch: string, replaced: { readonly id: string; readonly left: string }) {
    this.#write((database) => {
      const row = database
        .prepare('SELECT at FROM branches WHERE conversation = ? AND id = ?')
        .get(id, branch);
      if (row === undefined) return;
      cut(database, { conversation: id, at: row.at as number, ...replaced });
      database
        .prepare(`UPDATE messages SET branch = '' WHERE conversation = ? AND branch = ?`)
        .run(id, branch);
      database.prepare('DELETE FROM branches WHERE id = ?').run(branch);
      database.prepare('UPDATE conversations SET changed = ? WHERE id = ?').run(replaced.left, id);
    });
  }

  async summary(id: string): Promise<KeptSummary | undefined> {
    const row = this.#file.use((database) =>
      database.prepare('SELECT summarised, summary FROM conversations WHERE id = ?').get(id),
    );
    return typeof row?.summary === 'string'
      ? { messages: row.summarised as number, text: row.summary }
      : undefined;
  }

  async setSummary(id: string, { messages, text }: KeptSummary) {
    this.#file.use((database) =>
      database
        .prepare('UPDATE conversations SET summarised = ?, summary = ? WHERE id = ?')
        .run(messages, text, id),
    );
  }

  async dispose() {
    this.#file.close();
  }

  #write(work: (database: DatabaseSync) => void): void {
    this.#file.use((database) => inTransaction(database, () => work(database)));
  }
}

interface Cut {
  readonly conversation: string;
  readonly at: number;
  readonly id: string;
  readonly left: string;
}

function cut(database: DatabaseSync, { conversation, at, id, left }: Cut): void {
  const moved = database
    .prepare(`UPDATE messages SET branch = ? WHERE conversation = ? AND branch = '' AND position >= ?`)
    .run(id, conversation, at);
  if (moved.changes === 0) return;
  const before = database
    .prepare(`SELECT id FROM messages WHERE conversation = ? AND branch = '' AND position = ?`)
    .get(conversation, at - 1);
  const after = before?.id as string | undefined;
  insertBranch(database, conversation, { id, at, left, ...(after && { after }) });
  database
    .prepare('UPDATE conversations SET summary = NULL, summarised = 0 WHERE id = ? AND summarised > ?')
    .run(conversation, at);
}

function insertConversation(
  database: DatabaseSync,
  { id, title, roots, created, changed }: Omit<Conversation, 'messages' | 'branches'>,
): void {
  database
    .prepare('INSERT INTO conversations (id, title, roots, created, changed) VALUES (?, ?, ?, ?, ?)')
    .run(id, title, JSON.stringify(roots), created, changed);
}

interface Placed {
  readonly conversation: string;
  readonly branch: string;
  readonly position: number;
  readonly message: ChatMessage;
}

function insertMessage(database: DatabaseSync, { conversation, branch, position, message }: Placed): void {
  const { lastInsertRowid } = database
    .prepare('INSERT INTO messages (id, conversation, branch, position, body) VALUES (?, ?, ?, ?, ?)')
    .run(message.id, conversation, branch, position, JSON.stringify(message));
  if (message.text !== '')
    database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)').run(lastInsertRowid, message.text);
}

function insertBranch(
  database: DatabaseSync,
  conversation: string,
  { id, at, after, left }: Omit<KeptBranch, 'messages'>,
): void {
  database
    .prepare('INSERT INTO branches (id, conversation, at, moment, parent) VALUES (?, ?, ?, ?, ?)')
    .run(id, conversation, at, left, after ?? null);
}

function messageOf(row: Row): ChatMessage {
  return JSON.parse(row.body as string) as ChatMessage;
}
