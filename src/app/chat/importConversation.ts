/** Takes in what `export` wrote, perhaps on another machine: nothing in it is believed before it is checked. */

import * as v from 'valibot';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { ChatMessage, Conversation } from '../../core/model/chat.ts';
import type { ConversationStore } from '../../core/ports/conversationStore.ts';
import { type ConversationFile, conversationFileSchema, MOST_FILE_BYTES } from './conversationFile.ts';
import { titleOf } from './questions.ts';

export interface ImportParts {
  readonly store: ConversationStore;
  newId(): string;
  timestamp(): string;
}

/** Under new ids: the same file may be taken in twice. */
export async function importConversation(text: string, parts: ImportParts): Promise<Conversation> {
  const file = readFile(text);
  const { store, newId, timestamp } = parts;
  const id = newId();
  const ids = new Map<string, string>();
  const renamed = (old: string) => {
    const fresh = newId();
    ids.set(old, fresh);
    return fresh;
  };
  const fresh = (message: ChatMessage): ChatMessage => ({
    ...message,
    id: renamed(message.id),
    state: message.state === 'writing' ? 'stopped' : message.state,
    ...(message.tools && { tools: message.tools.map((use) => ({ ...use, id: newId() })) }),
  });
  const title = titleOf(file.title) || 'Imported conversation';
  const messages = file.messages.map(fresh);
  const branches = file.branches
    .filter(({ at }) => at <= messages.length)
    .map((branch) => ({ ...branch, id: newId(), messages: branch.messages.map(fresh) }));
  const placed = branches.map(({ after, ...branch }) => {
    const known = after === undefined ? undefined : ids.get(after);
    return known === undefined ? branch : { ...branch, after: known };
  });
  const changed = timestamp();
  const whole = { id, title, roots: file.roots, created: file.created, changed, messages, branches: placed };
  await store.put(whole);
  return (await store.find(id))!;
}

function readFile(text: string): ConversationFile {
  if (text.length > MOST_FILE_BYTES) throw invalid('it is larger than 32 MB');
  const parsed = v.safeParse(conversationFileSchema, jsonOf(text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalid(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(messageOf(error));
  }
}

function invalid(reason: string): CodedError {
  return new CodedError(
    'invalid-conversation',
    `This is no conversation that Groundplan exported (${reason}). Choose a JSON file that “Export” wrote.`,
  );
}
