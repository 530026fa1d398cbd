/** Texts of the engine, set for a narrow page. */
import { html, type TemplateResult } from 'lit';
import type { Confidence } from '../src/core/model/finding.ts';

type Words = readonly (string | TemplateResult)[];

/** Paths break after a slash rather than inside a name. */
export function breakable(text: string): Words {
  return text.split(/(?<=\/)/).flatMap((part, at) => (at === 0 ? [part] : [html`<wbr>`, part]));
}

/** Names between backticks are set as code. */
export function withCode(text: string): Words {
  return text
    .split('`')
    .flatMap((part, at) => (at % 2 === 0 ? breakable(part) : [html`<code>${part}</code>`]));
}

export function folderName(root: string): string {
  return root.split(/[\\/]/).at(-1) ?? root;
}

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  proven: 'Follows from the code',
  likely: 'Strong signs',
  guess: 'Worth a look',
};

/** @param more what else is to be said in the line. */
export function confidenceLine(confidence: Confidence, more = ''): TemplateResult {
  return html`<vscode-badge>${confidence}</vscode-badge> <span class="quiet">${CONFIDENCE[confidence]}${more}</span>`;
}
