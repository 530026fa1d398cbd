/** The search: a field, and a list that the arrow keys walk. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MapPlace } from '../../../src/core/model/map.ts';
import { breakable } from '../../words.ts';

export interface Search {
  readonly text: string;
  readonly places: readonly MapPlace[];
  find(text: string): void;
  /** Undefined where the person has given up. */
  choose(path: string | undefined): void;
}

export function searchField({ text, places, find, choose }: Search): TemplateResult {
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') choose(undefined);
    else if (event.key === 'Enter' && places[0] !== undefined) choose(places[0].path);
    else if (event.key === 'ArrowDown') move(event, 1);
    else return;
    event.preventDefault();
  };
  const keyInList = (event: KeyboardEvent) => {
    if (event.key === 'Escape') choose(undefined);
    else if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else return;
    event.preventDefault();
  };
  return html`<div class="search" role="search">
    <input id="search" type="search" placeholder="Find a file or folder ( / )" aria-label="Find a file or folder" autocomplete="off" spellcheck="false"
      .value=${text} @input=${(event: Event) => find((event.target as HTMLInputElement).value)} @keydown=${key}>
    ${text.trim() === '' ? nothing : html`<ul class="places" aria-label="Found" @keydown=${keyInList}>${places.map(({ path, kind }) => html`<li><button @click=${() => choose(path)}>${breakable(path)}${kind === 'folder' ? '/' : ''}</button></li>`)}${places.length === 0 ? html`<li class="quiet none">Nothing found.</li>` : nothing}</ul>`}
  </div>`;
}

/** Between the field and the buttons below it. */
function move({ currentTarget, target }: KeyboardEvent, by: 1 | -1): void {
  const search = (currentTarget as Element).closest('.search');
  const stops = [...(search?.querySelectorAll<HTMLElement>('input, .places button') ?? [])];
  stops[stops.indexOf(target as HTMLElement) + by]?.focus();
}
