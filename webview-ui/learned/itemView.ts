/** One learned thing: the sentence, what speaks for it, what it changes, and what can be done about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LearnedItem } from '../../src/core/model/learned.ts';
import type { MenuItem } from '../chat/menu.ts';
import { breakable, withCode } from '../words.ts';
import { editForm } from './editForm.ts';
import { send } from './host.ts';
import { trendView } from './trendView.ts';

export interface ItemParts {
  /** Being edited. */
  readonly editing: boolean;
  edit(open: boolean): void;
}

export function itemView(item: LearnedItem, parts: ItemParts): TemplateResult {
  const { id, title, explanation, effect, disabled, evidence, date, trend } = item;
  const name = title.replaceAll('`', '');
  return html`<article class=${disabled ? 'item off' : 'item'} aria-labelledby="title-${id}">
    <div class="head">
      ${figureOf(item)}
      <h3 id="title-${id}">${withCode(title)}</h3>
      <gp-menu icon="ellipsis" .label=${`Actions for ${name}`} .items=${actionsFor(item, parts)}></gp-menu>
    </div>
    ${marksOf(item)}
    <p class="quiet">${withCode(explanation)}</p>
    <p class="effect"><span class="codicon codicon-arrow-right" aria-hidden="true"></span><span><span class="unseen">Effect: </span>${withCode(effect)}</span></p>
    ${parts.editing ? editForm(item, () => parts.edit(false)) : nothing}
    <details>
      <summary>${evidence.length === 0 ? 'When' : 'Evidence'} ${trendView(trend)}</summary>
      <ul class="evidence">${evidence.map(evidenceView)}
        <li class="quiet">Last learned of on ${date.slice(0, 10)}</li></ul>
    </details>
  </article>`;
}

function evidenceView({ text, places }: LearnedItem['evidence'][number]): TemplateResult {
  return html`<li>${withCode(text)}${places.length === 0 ? nothing : html`<ul class="places">${places.map(({ root, path, line }) => html`<li><button class="link" title="Open ${path}" @click=${() => send({ type: 'open', root, path, line })}>${breakable(path)}</button></li>`)}</ul>`}</li>`;
}

/** What tells most at a glance: how often, how much, or whether it holds. */
function figureOf({ kind, weight, effect, rejection }: LearnedItem): TemplateResult {
  if (kind === 'concept')
    return html`<span class="figure" title="Files that do so"><span aria-hidden="true">${weight}×</span><span class="unseen">${weight} times</span></span>`;
  if (kind === 'rejection') {
    const icon = rejection === 'code changed' ? 'circle-large-outline' : 'circle-slash';
    return html`<span class="figure" title=${rejection ?? ''}><span class="codicon codicon-${icon}" aria-hidden="true"></span></span>`;
  }
  const down = /lower/.test(effect);
  const width = Math.min(50, Math.round(weight * 166));
  return html`<span class="figure meter" title="Effect on what is expected: ${down ? '−' : '+'}${weight.toFixed(2)}"><i class=${down ? 'down' : 'up'} style="width:${width}%"></i><span class="unseen">${down ? 'minus' : 'plus'} ${weight.toFixed(2)}</span></span>`;
}

function marksOf({ pinned, disabled, edited, shared, rejection }: LearnedItem) {
  const marks: readonly (readonly [boolean, string, string])[] = [
    [pinned, 'pinned', 'Pinned'],
    [disabled, 'circle-slash', 'Switched off'],
    [edited, 'edit', 'Changed by you'],
    [shared, 'organization', 'From a colleague'],
    [rejection === 'in force' && !disabled, 'shield', 'In force'],
    [rejection === 'code changed', 'history', 'The code changed'],
    [rejection === 'elsewhere', 'folder', 'Another workspace'],
  ];
  const shown = marks.filter(([holds]) => holds);
  if (shown.length === 0) return nothing;
  return html`<ul class="marks">${shown.map(([, icon, text]) => html`<li><span class="codicon codicon-${icon}" aria-hidden="true"></span>${text}</li>`)}</ul>`;
}

function actionsFor(
  { id, pinned, disabled, canUndo, edit, kind }: LearnedItem,
  { edit: open }: ItemParts,
): readonly MenuItem[] {
  return [
    ...(edit === undefined
      ? []
      : [{ label: kind === 'preference' ? 'Weigh…' : 'Edit…', icon: 'edit', run: () => open(true) }]),
    pinned
      ? { label: 'Unpin', icon: 'pinned', run: () => send({ type: 'pin', item: id, pinned: false }) }
      : { label: 'Pin', icon: 'pin', run: () => send({ type: 'pin', item: id, pinned: true }) },
    disabled
      ? {
          label: 'Switch On',
          icon: 'circle-large-outline',
          run: () => send({ type: 'disable', item: id, disabled: false }),
        }
      : {
          label: kind === 'rejection' ? 'Allow Again' : 'Switch Off',
          icon: 'circle-slash',
          run: () => send({ type: 'disable', item: id, disabled: true }),
        },
    ...(canUndo
      ? [{ label: 'Undo Last Change', icon: 'discard', run: () => send({ type: 'undo', item: id }) }]
      : []),
    { label: 'Export…', icon: 'export', run: () => send({ type: 'export', items: [id] }) },
    { label: 'Forget…', icon: 'trash', run: () => send({ type: 'forget', items: [id] }) },
  ];
}
