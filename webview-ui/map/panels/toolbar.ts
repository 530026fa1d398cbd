/** The buttons above the map. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EdgeKind } from '../../../src/core/model/graph.ts';
import type { MapDepth, MapFormat, MapRequest, MapView } from '../../../src/core/model/map.ts';
import { breakable } from '../../words.ts';
import type { MapAction } from '../input/keys.ts';
import type { MapSource } from '../state/mapSource.ts';

export interface Toolbar {
  readonly view: MapView | undefined;
  readonly request: MapRequest;
  readonly chosen: string | undefined;
  readonly source: MapSource | undefined;
  readonly follows: boolean;
  act(action: MapAction): void;
  follow(follows: boolean): void;
  export(format: MapFormat | 'png'): void;
}

export function toolbar(parts: Toolbar): TemplateResult {
  const { view, request, chosen, source, act, export: save } = parts;
  const idle = view === undefined || view.nodes.length === 0;
  const button = (label: string, title: string, action: MapAction, off = idle) =>
    html`<button class="plain" title=${title} aria-label=${label.length === 1 ? title : nothing} ?disabled=${off} @click=${() => act(action)}>${label}</button>`;
  return html`
    <div class="group" role="group" aria-label="View">
      ${button('+', 'Zoom in (+)', { do: 'zoom', factor: 1.3 })}
      ${button('−', 'Zoom out (−)', { do: 'zoom', factor: 1 / 1.3 })}
      ${button('Fit', 'Show everything (0)', { do: 'fit' })}
      ${button('Close All', 'Close all folders', { do: 'closeAll' })}
      ${button('Reset', 'Open as many folders as can be read', { do: 'suggest' })}
    </div>
    ${view?.focus === undefined ? button('Focus', 'Show only the chosen box and what is near it (F)', { do: 'focus' }, idle || chosen === undefined) : focusOf(view, act)}
    ${source?.open === undefined ? nothing : html`<button class="plain" title="Choose what the editor shows" aria-pressed=${parts.follows} ?disabled=${idle} @click=${() => parts.follow(!parts.follows)}>Follow Editor</button>`}
    <label class="select"><span class="unseen">Imports that count</span>
      <select ?disabled=${idle} @change=${(event: Event) => act({ do: 'kinds', kinds: KINDS[(event.target as HTMLSelectElement).value] })}>
        <option value="all" ?selected=${request.kinds === undefined}>All imports</option>
        <option value="binding" ?selected=${request.kinds?.includes('deferred') === true}>Without types</option>
        <option value="runTime" ?selected=${request.kinds !== undefined && !request.kinds.includes('deferred')}>At start only</option>
      </select></label>
    <label class="select"><span class="unseen">Export</span>
      <select ?disabled=${idle} @change=${(event: Event) => exported(event.target as HTMLSelectElement, save)}>
        <option value="">Export…</option>
        ${(source?.formats ?? []).map((format) => html`<option value=${format}>${NAMES[format]}</option>`)}
      </select></label>
  `;
}

const RUN_TIME: readonly EdgeKind[] = ['static', 're-export', 'reference', 'declared'];

const KINDS: Readonly<Record<string, readonly EdgeKind[] | undefined>> = {
  binding: [...RUN_TIME, 'deferred'],
  runTime: RUN_TIME,
};

const NAMES: Readonly<Record<MapFormat | 'png', string>> = {
  svg: 'SVG',
  png: 'PNG',
  mermaid: 'Mermaid',
  dot: 'Graphviz dot',
  drawio: 'draw.io',
  html: 'Web page',
};

function focusOf({ focus = '', depth }: MapView, act: Toolbar['act']): TemplateResult | typeof nothing {
  const steps: readonly MapDepth[] = [1, 2, 3];
  return html`<div class="group focus" role="group" aria-label="Focus">
    <span class="name" title=${focus}>${breakable(focus === '' ? 'Everything' : (focus.split('/').at(-1) ?? focus))}</span>
    ${steps.map((step) => html`<button class="plain" aria-pressed=${step === depth} title=${`${step} ${step === 1 ? 'step' : 'steps'} from it (${step})`} @click=${() => act({ do: 'depth', depth: step })}>${step}</button>`)}
    <button class="plain" title="Back to the whole map (Escape)" @click=${() => act({ do: 'leave' })}>Leave</button>
  </div>`;
}

/** The menu is a menu: what was chosen last does not stay chosen. */
function exported(select: HTMLSelectElement, save: Toolbar['export']): void {
  const format = select.value;
  select.value = '';
  if (format !== '') save(format as MapFormat | 'png');
}
