/** What the index is doing, above whatever is known already. */
import { html, type TemplateResult } from 'lit';
import type { IndexState } from '../src/protocol/engineApi.ts';
import type { PanelStatus } from '../src/protocol/panel.ts';

/**
 * @param known false while there is nothing else to show: then it looks as VS Code's own welcome texts do.
 * @param analyze begins the analysis, or opens a folder where there is none.
 */
export function statusNotice(
  { state, hasFolder }: PanelStatus,
  known: boolean,
  analyze: () => void,
): TemplateResult {
  const say = (words: string, action: string) =>
    html`<div class=${known ? 'notice' : 'welcome'} role="status"><p>${words}</p>${analysis(action, !known, analyze)}</div>`;
  if (!hasFolder) return say('Open a folder to see how it is built.', 'Open Folder');
  switch (state.phase) {
    case 'standby':
      return say('This workspace has not been analysed yet.', 'Analyse');
    case 'paused':
      return say(
        known ? 'Paused. What you see may be out of date.' : 'Paused before the workspace was read.',
        'Resume',
      );
    case 'indexing':
      return html`<div class=${known ? 'notice' : 'welcome'}>${progressOf(state)}</div>`;
    case 'error':
      return html`<div class="notice failing" role="alert"><p><strong>${state.reason}</strong></p><p>${state.remedy}</p>${analysis('Try Again', false, analyze)}</div>`;
    case 'ready':
      return html`<div role="status"></div>`;
  }
}

function analysis(label: string, block: boolean, analyze: () => void): TemplateResult {
  return html`<vscode-button ?block=${block} @click=${analyze}>${label}</vscode-button>`;
}

const STAGE: Readonly<Record<Extract<IndexState, { phase: 'indexing' }>['stage'], string>> = {
  walk: 'Looking for files',
  imports: 'Reading imports',
  resolve: 'Resolving imports',
  structure: 'Reading symbols',
  history: 'Reading history',
};

/** The words change with the stage only, so that a screen reader does not count along. */
function progressOf({ stage, done, total }: Extract<IndexState, { phase: 'indexing' }>): TemplateResult {
  const counted = done > 0 && total > 0;
  const numbers = counted ? `${done.toLocaleString()} of ${total.toLocaleString()}` : '';
  return html`<div class="progress">
    <p><span role="status">${STAGE[stage]}…</span> <span class="quiet" aria-hidden="true">${numbers}</span></p>
    <vscode-progress-bar aria-label=${STAGE[stage]} .indeterminate=${!counted} .value=${done} .max=${total}></vscode-progress-bar>
  </div>`;
}
