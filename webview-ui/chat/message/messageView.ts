/** A message of the conversation. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage, ChatSuggestion } from '../../../src/core/model/chat.ts';
import { send } from '../../host.ts';
import { chipsOf } from '../composer/chips.ts';
import { typed } from '../composer/slashCommands.ts';
import { confirm } from '../markdown/codeBlock.ts';
import { GrowingMarkdown } from '../markdown/growingMarkdown.ts';
import type { LinkTarget } from '../markdown/links.ts';
import { markdownView } from '../markdown/markdownView.ts';
import type { Reader } from '../markdown/reader.ts';
import type { Version } from '../state/thread.ts';
import { citationMark, sourcesOf } from './citations.ts';
import { failureOf, noticesOf } from './notices.ts';
import { suggestionCards } from './suggestionCards.ts';
import { type ToolActions, toolQuestions, toolUses, waitingForWord } from './toolUses.ts';

export interface MessageActions extends ToolActions {
  edit(message: ChatMessage): void;
  retry(message: ChatMessage): void;
  ask(question: string): void;
  dismiss(suggestion: ChatSuggestion): void;
  walk(branch: string): void;
}

export interface MessageParts {
  readonly message: ChatMessage;
  /** It is being written right now. */
  readonly live: boolean;
  readonly doing: string;
  /** Nothing follows it. */
  readonly last: boolean;
  /** False where no question can be asked now. */
  readonly ready: boolean;
  /** What was asked in its place over time, itself among it; none where it was asked once. */
  readonly versions: readonly Version[];
  readonly dismissed: ReadonlySet<string>;
  /** Ids of tools that had their answer here. */
  readonly consented: ReadonlySet<string>;
  readonly actions: MessageActions;
}

export function messageView(parts: MessageParts): TemplateResult {
  return parts.message.role === 'user' ? questionView(parts) : answerView(parts);
}

function questionView({ message, ready, versions, actions }: MessageParts): TemplateResult {
  const { command, text, chips } = message;
  return html`<div class="question">
    <h2 class="unseen">You asked</h2>
    ${chipsOf(chips)}
    <p class="said">${command === undefined ? nothing : html`<span class="command">/${command}</span> `}${text}</p>
    <div class="bar">
      ${versionWalk(versions, ready, actions)}
      ${ready ? iconButton('edit', 'Change the question', () => actions.edit(message)) : nothing}
      ${copyButton('Copy the question', typed(message))}
    </div>
  </div>`;
}

/** `‹ 2/3 ›` */
function versionWalk(
  versions: readonly Version[],
  ready: boolean,
  actions: MessageActions,
): TemplateResult | typeof nothing {
  if (versions.length === 0) return nothing;
  const at = versions.findIndex(({ branch }) => branch === undefined);
  const step = (to: number, icon: string, label: string) => {
    const branch = versions[to]?.branch;
    const off = branch === undefined || !ready;
    return html`<button class="icon" title=${label} aria-label=${label} aria-disabled=${off} @click=${() => off || actions.walk(branch)}><span class="codicon codicon-${icon}" aria-hidden="true"></span></button>`;
  };
  return html`<span class="versions" role="group" aria-label=${`Version ${at + 1} of ${versions.length} of this question`}>${step(at - 1, 'chevron-left', 'The version before')}<span class="quiet" aria-hidden="true">${at + 1}/${versions.length}</span>${step(at + 1, 'chevron-right', 'The next version')}</span>`;
}

function answerView(parts: MessageParts): TemplateResult {
  const { message, live, last, ready, actions } = parts;
  const retry = () => actions.retry(message);
  return html`<div class="answer" aria-busy=${live}>
    <h2 class="unseen">Answer</h2>
    ${toolUses(message, live)}
    ${markdownView({ markdown: markdownOf(message.id), text: message.text, growing: live, reader: readerOf(message), known: message.citations.length })}
    ${live ? doingLine(parts) : nothing}
    ${live ? toolQuestions(message, parts.consented, actions) : nothing}
    ${suggestionCards(message.suggestions, parts.dismissed, (each) => actions.dismiss(each))}
    ${failureOf(message, retry)}
    ${live ? nothing : sourcesOf(message.citations)}
    ${noticesOf(message, live)}
    ${
      live
        ? nothing
        : html`<div class="bar">
      ${message.text === '' ? nothing : copyButton('Copy the answer', message.text)}
      ${ready && message.state !== 'failed' ? iconButton('refresh', 'Ask again', retry) : nothing}
    </div>`
    }
    ${last && ready && !live ? followUps(message, actions) : nothing}
  </div>`;
}

function doingLine({ doing, message, consented }: MessageParts): TemplateResult | typeof nothing {
  if (waitingForWord(message.tools, consented).length > 0) return nothing;
  const words = doing || (message.text === '' ? 'Thinking…' : '');
  return html`<p class="doing"><span class="pulse" aria-hidden="true"></span><span class="quiet">${words}</span></p>`;
}

function followUps({ followUps }: ChatMessage, actions: MessageActions): TemplateResult | typeof nothing {
  return followUps.length === 0
    ? nothing
    : html`<ul class="next" aria-label="What might be asked next">${followUps.map((each) => html`<li><button class="starter" @click=${() => actions.ask(each)}>${each}</button></li>`)}</ul>`;
}

function iconButton(icon: string, label: string, run: (event: Event) => void): TemplateResult {
  return html`<button class="icon" title=${label} aria-label=${label} @click=${run}><span class="codicon codicon-${icon}" aria-hidden="true"></span></button>`;
}

function copyButton(label: string, text: string): TemplateResult {
  return iconButton('copy', label, ({ currentTarget }) => {
    send({ type: 'copy', text });
    confirm(currentTarget as HTMLElement);
  });
}

function readerOf({ id, role, citations }: ChatMessage): Reader {
  return {
    link: (target, words) =>
      html`<button class="link" title=${titleOf(target)} @click=${() => follow(target)}>${words}</button>`,
    citation: (number) => {
      const found = citations.find(({ id }) => id === number);
      return found === undefined ? undefined : citationMark(found);
    },
    copy: (text) => send({ type: 'copy', text, ...(role === 'assistant' && { answer: id }) }),
  };
}

function follow(target: LinkTarget): void {
  if (target.kind === 'web') send({ type: 'openLink', url: target.url });
  else send({ type: 'openPath', path: target.path, line: target.line });
}

function titleOf(target: LinkTarget): string {
  return target.kind === 'web' ? target.url : `${target.path}:${target.line}`;
}

/** What has been read of the messages that were shown last. */
const read = new Map<string, GrowingMarkdown>();
const MOST_READ = 100;

function markdownOf(id: string): GrowingMarkdown {
  const known = read.get(id) ?? new GrowingMarkdown();
  read.delete(id);
  read.set(id, known);
  if (read.size > MOST_READ) read.delete(read.keys().next().value!);
  return known;
}
