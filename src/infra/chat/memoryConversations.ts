/** Conversations of this process alone: where no folder is given, or none can be written to. */
import type { ChatMessage, Conversation, ConversationChoice } from '../../core/model/chat.ts';
import type {
  ConversationQuery,
  ConversationStore,
  FoundConversation,
  KeptBranch,
  KeptSummary,
  WholeConversation,
} from '../../core/ports/conversationStore.ts';

interface Kept {
  readonly id: string;
  title: string;
  readonly roots: readonly string[];
  readonly created: string;
  changed: string;
  messages: ChatMessage[];
  branches: KeptBranch[];
  summary: KeptSummary | undefined;
  choice: ConversationChoice;
}

export class MemoryConversations implements ConversationStore {
  readonly notice?: string;
  readonly #kept = new Map<string, Kept>();

  constructor(notice?: string) {
    if (notice !== undefined) this.notice = notice;
  }

  async create({ id, title, roots, created }: Pick<Conversation, 'id' | 'title' | 'roots' | 'created'>) {
    this.#kept.set(id, {
      id,
      title,
      roots,
      created,
      changed: created,
      messages: [],
      branches: [],
      summary: undefined,
      choice: {},
    });
  }

  async put({ messages, branches, ...rest }: WholeConversation) {
    this.#kept.set(rest.id, {
      ...rest,
      messages: [...messages],
      branches: [...branches],
      summary: undefined,
      choice: {},
    });
  }

  async find(id: string) {
    const kept = this.#kept.get(id);
    return kept && told(kept);
  }

  async list({ search, roots, from, count }: ConversationQuery) {
    const found = [...this.#kept.values()]
      .filter((kept) => roots === undefined || kept.roots.some((root) => roots.includes(root)))
      .flatMap((kept) => matching(kept, search))
      .sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0));
    return { found: found.slice(from, from + count), total: found.length };
  }

  async messages(id: string, from: number, count: number) {
    return this.#kept.get(id)?.messages.slice(from, from + count) ?? [];
  }

  async indexOf(id: string, message: string) {
    const at = this.#kept.get(id)?.messages.findIndex((each) => each.id === message) ?? -1;
    return at < 0 ? undefined : at;
  }

  async append(id: string, message: ChatMessage) {
    const kept = this.#kept.get(id);
    kept?.messages.push(message);
    if (kept !== undefined) kept.changed = message.at;
  }

  async write(id: string, message: ChatMessage) {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    const replaced = (messages: readonly ChatMessage[]) =>
      messages.map((each) => (each.id === message.id ? message : each));
    kept.messages = replaced(kept.messages);
    kept.branches = kept.branches.map((branch) => ({ ...branch, messages: replaced(branch.messages) }));
  }

  async rename(id: string, title: string) {
    const kept = this.#kept.get(id);
    if (kept !== undefined) kept.title = title;
  }

  async choose(id: string, choice: ConversationChoice) {
    const kept = this.#kept.get(id);
    if (kept !== undefined) kept.choice = choice;
  }

  async remove(id: string) {
    this.#kept.delete(id);
  }

  async cut(id: string, at: number, { id: branch, left }: { readonly id: string; readonly left: string }) {
    const kept = this.#kept.get(id);
    if (kept === undefined || at >= kept.messages.length) return;
    const after = kept.messages[at - 1]?.id;
    kept.branches.push({ id: branch, at, left, ...(after && { after }), messages: kept.messages.slice(at) });
    kept.messages = kept.messages.slice(0, at);
    if (kept.summary !== undefined && kept.summary.messages > at) kept.summary = undefined;
  }

  async branches(id: string) {
    return this.#kept.get(id)?.branches ?? [];
  }

  async restore(id: string, branch: string, replaced: { readonly id: string; readonly left: string }) {
    const kept = this.#kept.get(id);
    const back = kept?.branches.find((each) => each.id === branch);
    if (kept === undefined || back === undefined) return;
    await this.cut(id, back.at, replaced);
    kept.branches = kept.branches.filter((each) => each.id !== branch);
    kept.messages.push(...back.messages);
    kept.changed = replaced.left;
  }

  async summary(id: string) {
    return this.#kept.get(id)?.summary;
  }

  async setSummary(id: string, summary: KeptSummary) {
    const kept = this.#kept.get(id);
    if (kept !== undefined) kept.summary = summary;
  }

  async dispose() {
    this.#kept.clear();
  }
}

function told({ id, title, roots, created, changed, messages, branches, choice }: Kept): Conversation {
  const counts = { messages: messages.length, branches: branches.length };
  return { id, title, roots, created, changed, ...counts, ...choice };
}

/** Every word, anywhere in the title or in one message. */
function matching(kept: Kept, search: string | undefined): readonly FoundConversation[] {
  if ((search ?? '').trim() === '') return [told(kept)];
  const words = search?.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (words.length === 0) return [];
  const text = [kept.title, ...kept.messages.map((each) => each.text)].find((each) =>
    words.every((word) => each.toLowerCase().includes(word)),
  );
  return text === undefined ? [] : [{ ...told(kept), excerpt: around(text, words[0]!) }];
}

const EXCERPT = 60;

function around(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word);
  const start = Math.max(0, at - EXCERPT);
  const before = text.slice(start, at);
  const after = text.slice(at + word.length, at + word.length + EXCERPT);
  return `${start > 0 ? '…' : ''}${before}**${text.slice(at, at + word.length)}**${after}`.replace(
    /\s+/g,
    ' ',
  );
}
