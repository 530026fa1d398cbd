/** One night: what it looked at, what came of it, and what it cost. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownNight } from '../../src/protocol/sleepPanel.ts';
import { adapterFigures } from '../figures/adapterFigures.ts';
import { withCode } from '../words.ts';
import { send } from './host.ts';
import { lossPlot } from './lossPlot.ts';
import {
  counted,
  duration,
  ENDS,
  hasChanged,
  type LanguageOfNight,
  OUTCOMES,
  secondsOf,
} from './nightWords.ts';

export function nightView(night: ShownNight): TemplateResult {
  const { icon, words, tone } = ENDS[night.ended];
  const undoable = hasChanged(night);
  return html`<section class=${night.undone ? 'night undone' : 'night'}>
    <p class="end ${tone}"><span class="codicon codicon-${icon}" aria-hidden="true"></span><span><strong>${words}.</strong> ${night.why ?? ''}</span></p>
    ${night.undone ? html`<p class="end calm" role="status"><span class="codicon codicon-discard" aria-hidden="true"></span><span><strong>Taken back.</strong> What was used before this night is used again.</span></p>` : nothing}
    ${summary(night)}
    ${night.languages.map((each) => languageView(each, night.id))}
    ${(night.givenUp ?? []).map(givenUpView)}
    ${conceptsView(night)}
    ${undoable && !night.undone ? html`<div class="buttons"><vscode-button secondary @click=${() => send({ type: 'undo', night: night.id })}>Take Back…</vscode-button></div>` : nothing}
  </section>`;
}

function summary(night: ShownNight): TemplateResult {
  const { feedback, concepts, languages, freed } = night;
  const tokens = languages.reduce((sum, each) => sum + each.tokens, 0);
  const habits = [
    [concepts.merged, 'merged'],
    [concepts.aged, 'aged'],
    [concepts.retired, 'retired'],
  ] as const;
  const changed = habits.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
  const rows: readonly (readonly [string, string])[] = [
    ['Looked at', `${counted(feedback.offers, 'suggestion')}, ${counted(feedback.examples, 'example')}`],
    ...(feedback.refused.length === 0 ? [] : [['Left out', feedback.refused.join(' ')] as const]),
    ['Habits', changed.length === 0 ? 'unchanged' : changed.join(', ')],
    ...(freed === '' ? [] : [['Tidied up', `${freed} freed`] as const]),
    ['Time', duration(secondsOf(night))],
    ...(tokens === 0 ? [] : [['Trained on', counted(tokens, 'token')] as const]),
  ];
  return html`<dl class="summary">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function languageView(language: LanguageOfNight, night: string): TemplateResult {
  const { title, outcome, version, examples, replayed, losses, reasons, figures, seconds, tokens } = language;
  const { icon, words, tone } = OUTCOMES[outcome];
  const id = `${night}-${language.language}`;
  const cost = [
    `${counted(examples, 'example')}${replayed > 0 ? `, ${replayed.toLocaleString('en')} of them replayed` : ''}`,
    ...(seconds > 0 ? [duration(seconds)] : []),
    ...(tokens > 0 ? [counted(tokens, 'token')] : []),
  ];
  return html`<article class="language" aria-labelledby="language-${id}">
    <div class="head"><span class="codicon codicon-${icon} ${tone}" aria-hidden="true"></span>
      <h3 id="language-${id}">${title} <span class="outcome ${tone}">${version === undefined ? words : `v${version} ${words}`}</span></h3></div>
    <p class="quiet">${cost.join(' · ')}</p>
    ${reasons.length === 0 ? nothing : html`<ul class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
    ${lossPlot(losses, `plot-${id}`, title)}
    ${figures === undefined ? nothing : adapterFigures(figures, `Figures of ${title}`)}
  </article>`;
}

function givenUpView({ title, version, why }: NonNullable<ShownNight['givenUp']>[number]): TemplateResult {
  return html`<article class="language">
    <div class="head"><span class="codicon codicon-discard warned" aria-hidden="true"></span>
      <h3>${title} <span class="outcome warned">v${version} given up</span></h3></div>
    <p class="quiet">${why}</p>
  </article>`;
}

function conceptsView({ concepts: { names } }: ShownNight): TemplateResult | typeof nothing {
  if (names.length === 0) return nothing;
  return html`<details class="habits"><summary>${counted(names.length, 'habit')} merged, aged or retired</summary>
    <ul>${names.map((name) => html`<li>${withCode(name)}</li>`)}</ul></details>`;
}
