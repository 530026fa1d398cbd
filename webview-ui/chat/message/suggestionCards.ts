/** Suggestions inside an answer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatSuggestion } from '../../../src/core/model/chat.ts';
import type { SeenCard } from '../../seenCards.ts';
import { suggestionActions } from '../../suggestionActions.ts';
import { confidenceLine, withCode } from '../../words.ts';
import { cardIn } from '../state/cardIn.ts';

/** @param dismissed ids of those that were dismissed here. */
export function suggestionCards(
  suggestions: readonly ChatSuggestion[],
  dismissed: ReadonlySet<string>,
  dismiss: (suggestion: ChatSuggestion) => void,
): TemplateResult | typeof nothing {
  if (suggestions.length === 0) return nothing;
  return html`<div class="cards">${suggestions.map((each) =>
    dismissed.has(each.id)
      ? html`<p class="quiet dismissed">Dismissed: ${each.title}</p>`
      : html`<section class="card" .suggestion=${{ root: each.root, id: each.id, card: cardIn(each) } satisfies SeenCard}>
          <h3>${each.title}</h3>
          <p class="meta">${confidenceLine(each.confidence)}</p>
          <p>${withCode(each.rationale)}</p>
          ${suggestionActions({ root: each.root, id: each.id, files: each.files, card: cardIn(each) }, { dismiss: () => dismiss(each) })}
        </section>`,
  )}</div>`;
}
