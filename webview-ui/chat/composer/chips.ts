/** What a person puts beside a question: a file, lines of one, or a module. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatChip } from '../../../src/core/model/chat.ts';

const ICON: Readonly<Record<ChatChip['kind'], string>> = {
  file: 'file',
  module: 'package',
  selection: 'list-selection',
};

export function chipOf(chip: ChatChip, remove?: () => void): TemplateResult {
  const label = labelOf(chip);
  return html`<span class="chip" title=${titleOf(chip)}>
    <span class="codicon codicon-${ICON[chip.kind]}" aria-hidden="true"></span><span class="chip-name">${label}</span>${
      remove === undefined
        ? nothing
        : html`<button class="icon" aria-label=${`Remove ${label}`} title=${`Remove ${label}`} @click=${remove}><span class="codicon codicon-close" aria-hidden="true"></span></button>`
    }</span>`;
}

export function chipsOf(chips: readonly ChatChip[]): TemplateResult | typeof nothing {
  return chips.length === 0
    ? nothing
    : html`<ul class="chips" aria-label="Context">${chips.map((chip) => html`<li>${chipOf(chip)}</li>`)}</ul>`;
}

/** The same thing is added once. */
export function withChip(chips: readonly ChatChip[], chip: ChatChip): readonly ChatChip[] {
  const key = (each: ChatChip) => [each.kind, each.root, each.path, each.startLine, each.endLine].join(' ');
  return [...chips.filter((each) => key(each) !== key(chip)), chip];
}

export function labelOf({ path, startLine, endLine }: ChatChip): string {
  const name = path.split('/').at(-1) || path;
  if (startLine === undefined) return name;
  return endLine === undefined || endLine === startLine
    ? `${name}:${startLine}`
    : `${name}:${startLine}–${endLine}`;
}

function titleOf(chip: ChatChip): string {
  const lines = labelOf(chip).slice((chip.path.split('/').at(-1) || chip.path).length);
  return `${chip.kind === 'module' ? 'Module ' : ''}${chip.path}${lines}`;
}
