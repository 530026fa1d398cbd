/** A conversation as a document: Markdown to be read, JSON to be taken in again. */
import { linkCitations } from '../../core/answers/linkCitations.ts';
import type { ChatMessage, ChatToolUse, Conversation } from '../../core/model/chat.ts';
import type { KeptBranch } from '../../core/ports/conversationStore.ts';
import type { ConversationFormat } from '../../protocol/chatApi.ts';
import { type ConversationFile, FILE_VERSION } from './conversationFile.ts';

export interface Exported {
  readonly conversation: Conversation;
  readonly messages: readonly ChatMessage[];
  readonly branches: readonly KeptBranch[];
}

export function exportConversation(whole: Exported, format: ConversationFormat) {
  const name = fileName(whole.conversation.title);
  return format === 'json'
    ? { name: `${name}.json`, text: `${JSON.stringify(fileOf(whole), null, 2)}\n` }
    : { name: `${name}.md`, text: markdownOf(whole) };
}

function fileOf({ conversation: { title, roots, created }, messages, branches }: Exported) {
  const file = {
    groundplan: 'conversation',
    version: FILE_VERSION,
    title,
    roots,
    created,
    messages,
    branches: branches.map(({ id: _, ...branch }) => branch),
  } as const;
  return file satisfies Readonly<Record<keyof ConversationFile, unknown>>;
}

function markdownOf({ conversation, messages, branches }: Exported): string {
  const head = `# ${conversation.title.replace(/[\\`*_[\]<>#]/g, '\\$&')}\n\n${conversation.created.slice(0, 10)}\n`;
  return [head, ...messages.map(messageText), ...branches.map(branchText)].join('\n');
}

/** What an edited question, or asking again, left behind. */
function branchText({ at, left, messages }: KeptBranch): string {
  const head = `---\n\n*Until ${left.slice(0, 10)}, message ${at + 1} and what followed it were:*\n`;
  return [head, ...messages.map(messageText)].join('\n');
}

function messageText(message: ChatMessage): string {
  if (message.role === 'user') {
    const asked = [message.command && `/${message.command}`, message.text].filter(Boolean).join(' ');
    const about = message.chips.map((chip) => `\`${chip.path}\``).join(', ');
    return `## ${asked.replace(/\n/g, '\n> ')}\n${about === '' ? '' : `\nAbout ${about}.\n`}`;
  }
  const link = ({ path, line }: { readonly path: string; readonly line: number }) => `(\`${path}:${line}\`)`;
  const cards = message.suggestions.map(({ title, rationale }) => `- **${title}**: ${rationale}`);
  const tools = (message.tools ?? []).map(toolText);
  const notes = message.notices.map(({ text }) => `*${text}*`);
  return [...tools, linkCitations(message, link), cards.join('\n'), ...notes, '']
    .filter((part, at, all) => part !== '' || at === all.length - 1)
    .join('\n\n');
}

function toolText({ tool, arguments: given, state, text = '' }: ChatToolUse): string {
  const quoted = `${given}${text === '' ? '' : `\n\n${text}`}`.replace(/^/gm, '>     ');
  return `> Tool \`${tool}\`, ${state}, with:\n>\n${quoted}`;
}

function fileName(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).join('-').slice(0, 60) || 'conversation';
}
