import { html, type TemplateResult } from 'lit';
import { send } from './host.ts';
import { breakable } from './words.ts';

export interface Place {
  readonly root: string;
  readonly path: string;
  readonly line: number;
}

/** Opens a place in the editor; its whole path is the tooltip. */
export function linkTo(label: string, { root, path, line }: Place): TemplateResult {
  const open = () => send({ type: 'open', root, path, line });
  return html`<button class="link" title=${`${path}:${line}`} @click=${open}>${breakable(label)}</button>`;
}
