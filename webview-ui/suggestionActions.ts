/** What can be done about a suggestion; every way to its edits checks them against the files as they are. */
import { html, type TemplateResult } from 'lit';
import { send } from './host.ts';

interface Actionable {
  readonly root: string;
  readonly id: string;
  /** Number of files that its edits touch. */
  readonly files: number;
}

export function suggestionActions({ root, id, files }: Actionable, dismiss: () => void): TemplateResult {
  const edits = html`
    <vscode-button @click=${() => send({ type: 'preview', root, id })}>Preview ${files} ${files === 1 ? 'file' : 'files'}</vscode-button>
    <vscode-button secondary title="Make its changes now; Undo takes them back" @click=${() => send({ type: 'apply', root, id })}>Apply</vscode-button>
    <vscode-toolbar-button icon="edit" label="Edit before saving" title="Put its changes into editors, unsaved, to go on from there" @click=${() => send({ type: 'editSuggestion', root, id })}></vscode-toolbar-button>`;
  return html`<div class="actions">
    ${files > 0 ? edits : html`<span class="quiet">To be done by hand</span>`}
    <vscode-toolbar-button class="dismiss" icon="close" label="Dismiss" title="Dismiss: it will not be suggested again" @click=${dismiss}></vscode-toolbar-button>
  </div>`;
}
