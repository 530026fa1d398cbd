/** What is wanted against what each alternative does for it. */
import { html, type TemplateResult } from 'lit';
import type { Alternative, Criterion } from '../../src/core/model/alternative.ts';

const SAID = ['not at all', 'a little', 'well', 'made for it'];

export function comparison(
  criteria: readonly Criterion[],
  alternatives: readonly Alternative[],
): TemplateResult {
  return html`<div class="table" tabindex="0" role="group" aria-label="Comparison"><table>
    <thead><tr><th scope="col">Wanted</th>${alternatives.map(({ title }, at) => html`<th scope="col">${at + 1}. ${title}</th>`)}</tr></thead>
    <tbody>
      ${criteria.map(
        ({ id, title, because, weight }) => html`<tr>
          <th scope="row"><span title=${because}>${title}</span>${weight > 1 ? html` <span class="quiet">counts double</span>` : ''}</th>
          ${alternatives.map(({ scores }) => cell(scores.find(({ criterion }) => criterion === id)?.score ?? 0))}
        </tr>`,
      )}
      <tr class="fit"><th scope="row">All together</th>${alternatives.map(({ fit }) => html`<td>${Math.round(fit * 100)} %</td>`)}</tr>
    </tbody>
  </table></div>`;
}

function cell(score: number): TemplateResult {
  return html`<td><span class="dots" aria-hidden="true">${[1, 2, 3].map((each) => html`<i class=${each <= score ? 'on' : ''}></i>`)}</span><span class="words">${SAID[score]}</span></td>`;
}
