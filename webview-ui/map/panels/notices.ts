/** What stands in the drawing's place where there is none. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MapView } from '../../../src/core/model/map.ts';

export interface Notices {
  readonly view: MapView | undefined;
  /** Why there is no new view. */
  readonly problem: string | undefined;
  again(): void;
}

export function notices({ view, problem, again }: Notices): TemplateResult | typeof nothing {
  if (problem !== undefined)
    return html`<div class="message failing" role="alert">
      <p><strong>The map could not be drawn.</strong></p>
      <p>${problem}</p>
      <button @click=${again}>Try Again</button>
    </div>`;
  if (view === undefined) return html`<div class="message" role="status"><p>Drawing the map…</p></div>`;
  if (view.nodes.length > 0) return nothing;
  return html`<div class="message" role="status"><p>No source files were found here. Check the folder, and what is left out of it.</p></div>`;
}
