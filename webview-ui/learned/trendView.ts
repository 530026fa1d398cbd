/** How something has gone, as a line of points and in a word. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LearnedTrend } from '../../src/core/model/learned.ts';

const WIDTH = 48;
const HEIGHT = 14;
const WORDS: Readonly<Record<LearnedTrend['word'], string>> = {
  new: 'new',
  steady: 'steady',
  rising: 'rising',
  falling: 'falling',
};

export function trendView({ word, points }: LearnedTrend): TemplateResult | typeof nothing {
  if (points.length < 2) return nothing;
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const x = (at: number) => 1 + (at * (WIDTH - 2)) / (points.length - 1);
  const y = (value: number) => HEIGHT - 2 - ((value - low) * (HEIGHT - 4)) / (high - low || 1);
  const line = points.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const last = svg`<circle cx=${x(points.length - 1)} cy=${y(points.at(-1)!)} r="2"></circle>`;
  return html`<span class="trend ${word}" title="How it has gone: ${WORDS[word]}"><svg width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><polyline points=${line}></polyline>${last}</svg>${WORDS[word]}</span>`;
}
