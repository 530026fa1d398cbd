/** How long each card of a suggestion is in sight, told to the extension while it is. */
import type { FromPanel } from '../src/protocol/panel.ts';
import { send } from './host.ts';

export type SeenCard = Omit<Extract<FromPanel, { type: 'seen' }>['cards'][number], 'ms'>;

/** A section that shows a suggestion bears it. */
export interface CardElement extends HTMLElement {
  suggestion?: SeenCard;
}

const LOOK_MS = 500;
/** Times are told together. */
const LOOKS = 6;

/** @param roots trees that cards may stand in, now. */
export function watchCards(roots: () => readonly ParentNode[]): void {
  const seen = new Map<string, { readonly card: SeenCard; ms: number }>();
  let looks = 0;
  const tell = () => {
    const cards = [...seen.values()].map(({ card, ms }) => ({ ...card, ms }));
    seen.clear();
    looks = 0;
    if (cards.length > 0) send({ type: 'seen', cards });
  };
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    for (const card of cardsInSight(roots())) {
      const key = `${card.root}\0${card.id}`;
      seen.set(key, { card, ms: (seen.get(key)?.ms ?? 0) + LOOK_MS });
    }
    if (++looks >= LOOKS) tell();
  };
  setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', tell);
  window.addEventListener('pagehide', tell);
}

function cardsInSight(roots: readonly ParentNode[]): SeenCard[] {
  const cards = roots.flatMap((root) => [...root.querySelectorAll<CardElement>('section.card')]);
  return cards.filter(isInSight).flatMap(({ suggestion }) => (suggestion === undefined ? [] : [suggestion]));
}

/** At least half of it, or half of the page where it is longer. */
function isInSight(element: HTMLElement): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const shown = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
  return height > 0 && shown >= Math.min(height, window.innerHeight) / 2;
}
