/** Tools of other servers in VS Code's own chat: a dialog before each runs, and a line for what ran. */
import * as vscode from 'vscode';
import type { ChatToolUse } from '../../core/model/chat.ts';
import type { ToolConsent } from '../../core/model/toolServer.ts';
import type { ChatApi, ChatEvent } from '../../protocol/chatApi.ts';

const CHOICES: Readonly<Record<string, ToolConsent>> = {
  'Run Once': 'once',
  'Run in This Conversation': 'conversation',
  'Always Run': 'always',
};

const MOST_SHOWN = 2_000;

/** Hears an answer's events. */
export function participantTools(chat: ChatApi, stream: vscode.ChatResponseStream) {
  return (event: ChatEvent): void => {
    if (event.type !== 'tool') return;
    const { use } = event;
    if (use.state === 'asked') void askFor(use, chat);
    else if (use.state !== 'running') stream.markdown(lineOf(use));
  };
}

async function askFor(
  { id, tool, description, arguments: given }: ChatToolUse,
  chat: ChatApi,
): Promise<void> {
  const says = description === '' ? 'Its server says nothing of it.' : `Its server says: ${description}`;
  const chosen = await vscode.window.showWarningMessage(
    `Run the tool ${tool}?`,
    { modal: true, detail: `${says}\n\nWith:\n${given.slice(0, MOST_SHOWN)}` },
    ...Object.keys(CHOICES),
  );
  await chat.consent({ use: id, consent: CHOICES[chosen ?? ''] ?? 'refused' });
}

/** Nothing in it is trusted: no command link, no HTML. */
function lineOf({ tool, state, arguments: given, text = '' }: ChatToolUse): vscode.MarkdownString {
  const said = new vscode.MarkdownString();
  const ran = { asked: 'waits', running: 'runs', answered: 'answered', failed: 'says that it failed' };
  const words = state === 'refused' || state === 'lost' ? text : `${ran[state]}, with`;
  said.appendMarkdown('\n\n$(tools) ');
  said.appendText(`${tool}: ${words}`);
  if (state === 'answered' || state === 'failed') said.appendCodeblock(given.slice(0, MOST_SHOWN), 'json');
  said.appendMarkdown('\n\n');
  said.supportThemeIcons = true;
  return said;
}
