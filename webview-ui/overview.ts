/** A workspace folder in five figures. */
import { html, type TemplateResult } from 'lit';
import type { PanelModel } from '../src/protocol/panel.ts';
import { folderName } from './words.ts';

type Overview = PanelModel['overviews'][number];

export function overviewOf({ root, files, lines, modules, cycles, resolution }: Overview): TemplateResult {
  const own = resolution.resolved + resolution.unresolved;
  const figures: readonly (readonly [string, string])[] = [
    [files.toLocaleString(), files === 1 ? 'file' : 'files'],
    [short(lines), lines === 1 ? 'line' : 'lines'],
    [modules.toLocaleString(), modules === 1 ? 'module' : 'modules'],
    [cycles.runTime.toLocaleString(), cycles.runTime === 1 ? 'cycle' : 'cycles'],
    [own === 0 ? '–' : `${Math.floor((100 * resolution.resolved) / own)} %`, 'imports resolved'],
  ];
  return html`<section class="overview">
    <h2 class="name" title=${root}>${folderName(root)}</h2>
    <dl>${figures.map(([value, label]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
  </section>`;
}

/** A narrow panel has room for some five digits. */
function short(number: number): string {
  return number < 100_000 ? number.toLocaleString() : `${Math.round(number / 1000).toLocaleString()} k`;
}
