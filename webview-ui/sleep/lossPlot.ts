/** The loss of a training, step by step: drawn for who sees it, a table for who does not. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { type LossPoint, thinned, ticks } from './lossCurve.ts';

const WIDTH = 520;
const HEIGHT = 150;
const ROOM = { left: 44, right: 8, top: 10, bottom: 24 };
const MOST_POINTS = 160;
/** More rows are of no help to who listens to them. */
const MOST_ROWS = 12;

/** @param id unique on the page. @param title of what was trained. */
export function lossPlot(
  losses: readonly number[],
  id: string,
  title: string,
): TemplateResult | typeof nothing {
  const points = thinned(losses, MOST_POINTS);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return nothing;
  const values = points.map(({ loss }) => loss);
  const rows = ticks(Math.min(...values), Math.max(...values));
  const [low, high] = [rows[0]!, rows.at(-1)!];
  const digits = Math.max(...rows.map((value) => String(value).split('.')[1]?.length ?? 0));
  const x = (step: number) => ROOM.left + ((step - 1) * (WIDTH - ROOM.left - ROOM.right)) / (last.step - 1);
  const y = (loss: number) =>
    HEIGHT - ROOM.bottom - ((loss - low) * (HEIGHT - ROOM.top - ROOM.bottom)) / (high - low);
  const line = points.map(({ step, loss }) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
  return html`<figure class="plot">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc">
      <title id="${id}-title">Loss while ${title} was trained</title>
      <desc id="${id}-desc">${told(first, last, points.length)}</desc>
      ${rows.map((value) => svg`<line class="grid" x1=${ROOM.left} x2=${WIDTH - ROOM.right} y1=${y(value)} y2=${y(value)}></line><text class="label" x=${ROOM.left - 6} y=${y(value) + 4} text-anchor="end">${value.toFixed(digits)}</text>`)}
      <text class="label" x=${ROOM.left} y=${HEIGHT - 4} text-anchor="start">step 1</text>
      <text class="label" x=${x(last.step)} y=${HEIGHT - 4} text-anchor="end">${last.step.toLocaleString('en')}</text>
      <polyline class="loss" points=${line}></polyline>
      <circle class="end" cx=${x(last.step)} cy=${y(last.loss)} r="3"></circle>
    </svg>
    <figcaption class="quiet">Loss, nats a token: ${first.loss.toFixed(3)} at first, <strong>${last.loss.toFixed(3)}</strong> at the end</figcaption>
    <table class="unseen">
      <caption>Loss while ${title} was trained</caption>
      <thead><tr><th scope="col">Step</th><th scope="col">Loss</th></tr></thead>
      <tbody>${thinned(losses, MOST_ROWS).map(({ step, loss }) => html`<tr><td>${step}</td><td>${loss.toFixed(3)}</td></tr>`)}</tbody>
    </table>
  </figure>`;
}

function told(first: LossPoint, last: LossPoint, points: number): string {
  return `From ${first.loss.toFixed(3)} at step ${first.step} to ${last.loss.toFixed(3)} at step ${last.step}, in ${points} points; the table below has values.`;
}
