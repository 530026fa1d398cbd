/** Conversations as files: written where the person says, and read from where they say. */
import * as vscode from 'vscode';
import type { ConversationFormat } from '../../protocol/chatApi.ts';
import { saveDocument } from '../saveDocument.ts';

const KINDS: Readonly<Record<ConversationFormat, { readonly kind: string; readonly end: string }>> = {
  markdown: { kind: 'Markdown', end: 'md' },
  json: { kind: 'JSON', end: 'json' },
};

/** Larger ones are no conversations. */
const MOST_BYTES = 32_000_000;

export async function exportConversation(
  format: ConversationFormat,
  exported: () => Promise<{ readonly name: string; readonly text: string }>,
): Promise<void> {
  const { name, text } = await exported();
  const { kind, end } = KINDS[format];
  await saveDocument({
    title: `Export the Conversation as ${kind}`,
    file: name.endsWith(`.${end}`) ? name : `${name}.${end}`,
    kind,
    end,
    what: 'The conversation',
    content: async () => new TextEncoder().encode(text),
  });
}

/** @returns undefined where no file was chosen. */
export async function readConversation(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Import a Conversation',
      openLabel: 'Import',
      filters: { Conversation: ['json'] },
    })) ?? [];
  if (file === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > MOST_BYTES)
    throw new Error(
      `${file.fsPath} was not imported: it is larger than 32 MB. Choose a JSON file that “Export” wrote.`,
    );
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
