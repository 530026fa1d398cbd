/** What the signs of this view mean; only those that are in it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MapNode, MapView } from '../../../src/core/model/map.ts';

/** Nothing where there is no sign. @param open where there is room for it. */
export function legend({ nodes, edges }: MapView, open: boolean): TemplateResult | typeof nothing {
  const has = (holds: (edge: MapView['edges'][number]) => boolean) => edges.some(holds);
  const signs: readonly (readonly [boolean, string, string])[] = [
    [has(() => true), '', 'uses what is below, or to the right in its row'],
    [has(({ mark }) => mark === 'violation'), 'violation', 'breaks a rule'],
    [has(({ mark }) => mark === 'cycle'), 'cycle', 'in an import cycle'],
    [has(({ mark, upward }) => upward === true && mark === undefined), 'upward', 'against the order'],
  ];
  const isPlain = edges.length === 0 && !nodes.some(hasSign);
  if (isPlain) return nothing;
  return html`<details class="legend" ?open=${open}>
    <summary>Legend</summary>
    <ul>
      ${signs.filter(([shown]) => shown).map(([, kind, words]) => html`<li><svg width="34" height="10" aria-hidden="true"><path class="arrow ${kind}" d="M2 5H24" stroke-width="2"></path><path class="tip ${kind}" d="M24 1 32 5 24 9z"></path></svg> ${words}</li>`)}
      ${nodes.some(({ inCycles }) => inCycles > 0) ? html`<li><span class="sign warn">↻</span> files in import cycles</li>` : ''}
      ${nodes.some(({ violations }) => violations > 0) ? html`<li><span class="sign bad">✕</span> imports that break a rule</li>` : ''}
      ${nodes.some(({ apart }) => apart === true) ? html`<li><span class="sign apart"></span> has nothing to do with its neighbours</li>` : ''}
    </ul>
  </details>`;
}

function hasSign({ inCycles, violations, apart }: MapNode): boolean {
  return inCycles > 0 || violations > 0 || apart === true;
}
