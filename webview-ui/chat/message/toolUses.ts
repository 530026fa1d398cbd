/** Tools of other servers in an answer: what ran, with what, and what came of it; and the question before one runs. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage, ChatToolUse } from '../../../src/core/model/chat.ts';
import type { ToolConsent } from '../../../src/core/model/toolServer.ts';
import { breakable } from '../../words.ts';
import { toolParts } from '../state/toolAsked.ts';

export interface ToolActions {
  consent(use: ChatToolUse, consent: ToolConsent): void;
}

const ICON: Readonly<Record<ChatToolUse['state'], string>> = {
  asked: 'question',
  running: 'sync',
  answered: 'check',
  failed: 'warning',
  refused: 'circle-slash',
  lost: 'debug-disconnect',
};

const WORDS: Readonly<Record<ChatToolUse['state'], string>> = {
  asked: 'not run',
  running: 'running',
  answered: 'answered',
  failed: 'says it failed',
  refused: 'not run',
  lost: 'no answer',
};

/** Those that have run, or will not. */
export function toolUses({ tools = [] }: ChatMessage, live: boolean): TemplateResult | typeof nothing {
  const uses = tools.filter(({ state }) => !(live && state === 'asked'));
  if (uses.length === 0) return nothing;
  return html`<ul class="tool-uses" aria-label="Tools of other servers">${uses.map((use) => html`<li>${toolUse(use, live)}</li>`)}</ul>`;
}

function toolUse(
  { tool, state, arguments: given, text, milliseconds }: ChatToolUse,
  live: boolean,
): TemplateResult {
  const { server, name } = toolParts(tool);
  const over = state === 'running' && !live ? 'lost' : state;
  const took = milliseconds === undefined || over === 'refused' ? '' : `, ${secondsOf(milliseconds)}`;
  const why = over === 'refused' || over === 'lost' ? text : undefined;
  return html`<details class="tool" data-state=${over}>
    <summary><span class="codicon codicon-${ICON[over]}" aria-hidden="true"></span> <span class="tool-name">${breakable(name)}</span> <span class="quiet">of ${server}: ${WORDS[over]}${took}</span></summary>
    ${why === undefined ? nothing : html`<p class="quiet">${why}</p>`}
    ${block('What it was given', given)}
    ${why !== undefined || text === undefined ? nothing : block('What it said', text)}
  </details>`;
}

/** The tools that wait for the person. @param answered ids of those that have had their answer here. */
export function toolQuestions(
  { tools = [] }: ChatMessage,
  answered: ReadonlySet<string>,
  actions: ToolActions,
): TemplateResult | typeof nothing {
  const waiting = waitingForWord(tools, answered);
  return waiting.length === 0 ? nothing : html`${waiting.map((use) => toolQuestion(use, actions))}`;
}

/** Nobody thinks until the person has said whether these may run. */
export function waitingForWord(
  tools: readonly ChatToolUse[] = [],
  answered: ReadonlySet<string>,
): readonly ChatToolUse[] {
  return tools.filter(({ id, state }) => state === 'asked' && !answered.has(id));
}

function toolQuestion(use: ChatToolUse, actions: ToolActions): TemplateResult {
  const { server, name } = toolParts(use.tool);
  const say = (consent: ToolConsent) => () => actions.consent(use, consent);
  const title = `ask-${use.id}`;
  const described = `says-${use.id}`;
  return html`<section class="ask" role="group" aria-labelledby=${title} aria-describedby=${described}>
    <h3 id=${title}><span class="codicon codicon-tools" aria-hidden="true"></span><span>Run <span class="tool-name">${breakable(name)}</span> of ${server}?</span></h3>
    <p class="quiet" id=${described}>${use.description === '' ? `${server} says nothing of it.` : html`${server} says: ${use.description}`}</p>
    ${block('What it is given', use.arguments)}
    <div class="actions">
      <vscode-button @click=${say('once')}>Allow Once</vscode-button>
      <vscode-button secondary @click=${say('refused')}>Deny</vscode-button>
    </div>
    <div class="further">
      <button class="link" @click=${say('conversation')}>Allow in this conversation</button>
      <button class="link" title="In every conversation on this machine, as long as the tool describes itself as it does now" @click=${say('always')}>Always allow</button>
    </div>
  </section>`;
}

/** What a server or a model wrote: words, whatever they look like. */
function block(label: string, text: string): TemplateResult {
  return html`<div class="tool-block"><p class="quiet">${label}</p><pre tabindex="0" role="region" aria-label=${label}>${text}</pre></div>`;
}

function secondsOf(milliseconds: number): string {
  return milliseconds < 950 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
