/** An answer: lines that lead somewhere are a list below the line that announces them. */
import { html, type TemplateResult } from 'lit';
import type { PanelAnswer } from '../src/protocol/panel.ts';
import { linkTo } from './link.ts';

export function answerOf({ question, lines }: PanelAnswer, close: () => void): TemplateResult {
  return html`<section class="answer" aria-live="polite">
    <div class="bar">
      <h2>${question}</h2>
      <vscode-toolbar-button icon="close" label="Close the answer" @click=${close}></vscode-toolbar-button>
    </div>
    ${lines.map((line, at) => lineOf(line, at === 0))}
  </section>`;
}

function lineOf(
  { text, root, path, line = 1 }: PanelAnswer['lines'][number],
  first: boolean,
): TemplateResult {
  return root === undefined || path === undefined
    ? html`<p>${text}</p>`
    : html`<p class=${first ? '' : 'place'}>${linkTo(text, { root, path, line })}</p>`;
}
