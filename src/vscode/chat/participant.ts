/** `@groundplan` in VS Code's own chat: the same conversations, with places as links into the code. */
import * as vscode from 'vscode';
import { codeOf } from '../../base/codedError.ts';
import type { ChatCommand } from '../../core/model/chat.ts';
import type { AskReport, ChatEvent } from '../../protocol/chatApi.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { chatFeedback } from '../feedback/signalSwitches.ts';
import type { IndexController } from '../indexController.ts';
import { markIn } from '../mark.ts';
import { ownModel } from '../models/chatProvider.ts';
import { ParticipantAnswer } from './participantAnswer.ts';
import { chipsOf } from './participantChips.ts';
import { participantTools } from './participantTools.ts';

const ID = 'groundplan.chat';

/** What an answer of ours leaves in VS Code's history, to go on from. */
interface Left {
  readonly conversation?: string;
  readonly followUps?: readonly string[];
}

export interface ParticipantParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly extensionUri: vscode.Uri;
}

export function registerParticipant({ engine, index, extensionUri }: ParticipantParts): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(ID, async (request, context, stream, token) => {
    const roots = index.modelledRoots;
    if (roots.length === 0) return unread(index, stream);
    const { chat } = engine.get();
    const conversation = lastOf(context);
    if (request.command === 'export') return exported(await exportOf(engine, conversation), stream);
    const chips = await chipsOf(request.references, index.roots);
    const asked = {
      roots,
      question: request.prompt,
      chips,
      tools: 'ask',
      ...chatFeedback(),
      ...commandOf(request.command),
      // A model of others' is asked only where the settings say so: VS Code always names one, chosen or not.
      ...ownModel(request.model),
    } as const;
    const answer = new ParticipantAnswer(stream);
    const tools = participantTools(chat, stream);
    const on = (event: ChatEvent) => {
      tools(event);
      answer.hear(event);
    };
    const call = { signal: abortSignalOf(token), on };
    const report = await chat
      .ask({ ...asked, ...(conversation && { conversation }) }, call)
      .catch((error: unknown) => {
        // It was deleted elsewhere: a new one begins.
        if (codeOf(error) !== 'unknown-conversation') throw error;
        return chat.ask(asked, call);
      });
    return resultOf(report);
  });
  participant.iconPath = markIn(extensionUri);
  participant.followupProvider = {
    provideFollowups: ({ metadata }) => ((metadata as Left | undefined)?.followUps ?? []).map(followUp),
  };
  return participant;
}

function unread(index: IndexController, stream: vscode.ChatResponseStream): vscode.ChatResult {
  stream.markdown('This workspace has not been read yet, so there is nothing to answer from.');
  stream.button({ command: index.startCommand, title: 'Analyse it now' });
  return {};
}

function commandOf(command: string | undefined): { readonly command?: ChatCommand } {
  return command === undefined ? {} : { command: command as ChatCommand };
}

function lastOf({ history }: vscode.ChatContext): string | undefined {
  const ours = history.findLast((turn) => turn instanceof vscode.ChatResponseTurn && turn.participant === ID);
  return ours instanceof vscode.ChatResponseTurn
    ? (ours.result.metadata as Left | undefined)?.conversation
    : undefined;
}

function resultOf({ conversation, answer }: AskReport): vscode.ChatResult {
  const left: Left = { conversation: conversation.id, followUps: answer.followUps };
  const failure =
    answer.state === 'failed' ? answer.notices.find(({ kind }) => kind === 'failed')?.text : undefined;
  return { metadata: left, ...(failure !== undefined && { errorDetails: { message: failure } }) };
}

/** `/adr PostgreSQL` is the command with its words. */
function followUp(question: string): vscode.ChatFollowup {
  const [, command, rest] = /^\/(\w+) (.*)$/s.exec(question) ?? [];
  return command === undefined ? { prompt: question } : { prompt: rest!, command, label: question };
}

async function exportOf(engine: EngineHandle, conversation: string | undefined): Promise<string | undefined> {
  if (conversation === undefined) return undefined;
  return (await engine.get().chat.export({ conversation, format: 'markdown' })).text;
}

async function exported(
  text: string | undefined,
  stream: vscode.ChatResponseStream,
): Promise<vscode.ChatResult> {
  if (text === undefined) {
    stream.markdown('There is no conversation to export yet: ask something first.');
    return {};
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
  stream.markdown('The conversation is open beside as a Markdown document, to be saved where you like.');
  return {};
}
