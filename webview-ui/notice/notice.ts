/** What stands in the middle of a page that has nothing else to show. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, type TemplateResult } from 'lit';

/** @param rest paragraphs, and what can be done. */
export function notice(icon: string, title: string, rest: TemplateResult): TemplateResult {
  return html`<div class="notice"><span class="codicon codicon-${icon}" aria-hidden="true"></span><h2>${title}</h2>${rest}</div>`;
}

/** @param reason a sentence, which may be of any origin. */
export function failedNotice(title: string, reason: string, again: () => void): TemplateResult {
  return html`<div class="notice failed" role="alert"><span class="codicon codicon-error" aria-hidden="true"></span><h2>${title}</h2>
    <p>${reason}</p>
    <vscode-button @click=${again}>Try Again</vscode-button></div>`;
}
