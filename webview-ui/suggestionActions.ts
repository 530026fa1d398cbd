/** What can be done about a suggestion; every way to its edits checks them against the files as they are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SuggestionCard } from '../src/protocol/feedbackApi.ts';
import { send } from './host.ts';

interface Actionable {
  readonly root: string;
  readonly id: string;
  /** Number of files that its edits touch. */
  readonly files: number;
  /** Of an answer, which may be older than what the engine knows. */
  readonly card?: SuggestionCard;
}

interface Ways {
  dismiss(): void;
  /** Asks why it stands where it stands; not of an answer, which has an order of its own. */
  why?(): void;
}

export function suggestionActions({ files, ...suggestion }: Actionable, ways: Ways): TemplateResult {
  const { dismiss, why } = ways;
  const edits = html`
    <vscode-button @click=${() => send({ type: 'preview', ...suggestion })}>Preview ${files} ${files === 1 ? 'file' : 'files'}</vscode-button>
    <vscode-button secondary title="Make its changes now; Undo takes them back" @click=${() => send({ type: 'apply', ...suggestion })}>Apply</vscode-button>
    <vscode-toolbar-button icon="edit" label="Edit before saving" title="Put its changes into editors, unsaved, to go on from there" @click=${() => send({ type: 'editSuggestion', ...suggestion })}></vscode-toolbar-button>`;
  return html`<div class="actions">
    ${files > 0 ? edits : html`<span class="quiet">To be done by hand</span>`}
    ${why === undefined ? nothing : html`<vscode-toolbar-button class="why" icon="question" label="Why is this here?" title="Why is this here?" @click=${why}></vscode-toolbar-button>`}
    <vscode-toolbar-button class="dismiss" icon="close" label="Dismiss" title="Dismiss: it will not be suggested again" @click=${dismiss}></vscode-toolbar-button>
  </div>`;
}
