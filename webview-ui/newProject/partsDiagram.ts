/** Parts in rows, what each may use below it: drawn as boxes, since arrows always go down. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AlternativeModule } from '../../src/core/model/alternative.ts';

export function partsDiagram(
  modules: readonly AlternativeModule[],
  title: string,
): TemplateResult | typeof nothing {
  if (modules.length < 2) return nothing;
  const rows = rowsOf(modules);
  const said = modules
    .map(({ name, uses }) => `${name} may use ${uses.length === 0 ? 'none' : uses.join(', ')}`)
    .join('; ');
  return html`<figure role="img" aria-label="Parts of ${title}: ${said}">
    ${rows.map(
      (row, at) => html`${at === 0 ? nothing : html`<span class="arrow" aria-hidden="true">↓</span>`}
        <div class="boxes" aria-hidden="true">${row.map(({ name }) => html`<span class="box">${name}</span>`)}</div>`,
    )}
  </figure>`;
}

/** Those that may use the same stand beside each other, what uses most first. */
function rowsOf(modules: readonly AlternativeModule[]): readonly (readonly AlternativeModule[])[] {
  const rows = new Map<number, AlternativeModule[]>();
  for (const module of modules)
    rows.set(module.uses.length, [...(rows.get(module.uses.length) ?? []), module]);
  return [...rows].sort(([a], [b]) => b - a).map(([, row]) => row);
}
