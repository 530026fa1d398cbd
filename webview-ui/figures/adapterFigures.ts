/** What an adapter was measured by, beside the model without it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AdapterFigures, Compared } from '../../src/core/model/adapter.ts';

interface Row {
  readonly name: string;
  /** What is measured, for who points at it. */
  readonly about: string;
  readonly base: string;
  readonly adapter: string;
  /** Undefined where it is neither. */
  readonly better?: boolean;
}

/** @param caption what the figures are of, for who does not see where they stand. */
export function adapterFigures(figures: AdapterFigures, caption: string): TemplateResult {
  return html`<table class="figures">
    <caption class="unseen">${caption}</caption>
    <thead><tr><th scope="col"><span class="unseen">Measured</span></th><th scope="col">without</th><th scope="col">with it</th></tr></thead>
    <tbody>${rowsOf(figures).map(({ name, about, base, adapter, better }) => html`<tr><th scope="row" title=${about}>${name}</th><td>${base}</td><td class=${better === undefined ? '' : better ? 'better' : 'worse'}>${adapter}${better === undefined ? nothing : html`<span class="unseen">, ${better ? 'better' : 'worse'}</span>`}</td></tr>`)}</tbody>
  </table>`;
}

function rowsOf({ accepted, wins, general, grammar, verbatim }: AdapterFigures): readonly Row[] {
  const rows: Row[] = [
    {
      name: 'Accepted code, nats a token',
      about: 'Accepted text that it was not trained on: the fewer nats, the likelier',
      ...nats(accepted),
      ...(accepted.adapter !== accepted.base && { better: accepted.adapter < accepted.base }),
    },
  ];
  if (wins.pairs > 0)
    rows.push({
      name: `Accepted over rejected, of ${wins.pairs} ${wins.pairs === 1 ? 'pair' : 'pairs'}`,
      about: 'How often what was accepted is likelier than what was rejected',
      base: percent(wins.base),
      adapter: percent(wins.adapter),
      ...(wins.adapter !== wins.base && { better: wins.adapter > wins.base }),
    });
  rows.push(
    {
      name: 'General code, nats a token',
      about: 'Code that has nothing to do with yours: it must not become less likely',
      ...nats(general),
    },
    {
      name: 'Answers that keep to a grammar',
      about: 'Answers under a grammar that could be parsed',
      base: '',
      adapter: `${grammar.parsed} of ${grammar.tried}`,
    },
    {
      name: 'Words by heart',
      about: 'The longest run of a training example’s words that it says by itself',
      base: String(verbatim.base),
      adapter: String(verbatim.adapter),
    },
  );
  return rows;
}

function nats({ base, adapter }: Compared): Pick<Row, 'base' | 'adapter'> {
  return { base: base.toFixed(2), adapter: adapter.toFixed(2) };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
