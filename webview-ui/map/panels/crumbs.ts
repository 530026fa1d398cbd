/** Where the chosen box stands, folder by folder, and the way back and forward. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MapView } from '../../../src/core/model/map.ts';
import type { MapAction } from '../input/keys.ts';
import { ancestorsOf } from '../selection/boxes.ts';

export interface Crumbs {
  readonly view: MapView;
  /** Index of the chosen box; -1 for none. */
  readonly node: number;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  act(action: MapAction): void;
  /** Chooses a folder and shows all of it. */
  go(node: number): void;
}

export function crumbs({ view, node, canGoBack, canGoForward, act, go }: Crumbs): TemplateResult {
  const path = ancestorsOf(view, Math.max(0, node));
  return html`<nav class="crumbs" aria-label="Place">
    <button class="plain" aria-label="Back" title="Back (Alt+Left)" ?disabled=${!canGoBack} @click=${() => act({ do: 'back' })}>←</button>
    <button class="plain" aria-label="Forward" title="Forward (Alt+Right)" ?disabled=${!canGoForward} @click=${() => act({ do: 'forward' })}>→</button>
    <ol>${path.map((at, step) => html`<li><button class="crumb" title=${view.nodes[at]!.id || view.name} aria-current=${at === node ? 'location' : nothing} @click=${() => go(at)}>${view.nodes[at]!.label}</button>${step < path.length - 1 ? html`<span aria-hidden="true">›</span>` : nothing}</li>`)}</ol>
    <span class="shown">${shown(view)}</span>
  </nav>`;
}

function shown({ totalFiles, shownFiles, focus }: MapView): string {
  const count = (files: number) => files.toLocaleString('en');
  if (focus === undefined) return `${count(totalFiles)} ${totalFiles === 1 ? 'file' : 'files'}`;
  return `${count(shownFiles)} of ${count(totalFiles)} files`;
}
