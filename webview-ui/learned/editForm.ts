/** Changing what is learned: a habit's names, or how much a taste weighs. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LearnedItem } from '../../src/core/model/learned.ts';
import { send } from './host.ts';

export function editForm({ id, edit }: LearnedItem, close: () => void): TemplateResult | typeof nothing {
  if (edit === undefined) return nothing;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(values.get(name) ?? '').trim();
    send({
      type: 'edit',
      item: id,
      edit:
        edit.type === 'concept'
          ? { type: 'concept', naming: text('naming'), folder: text('folder') }
          : { type: 'preference', nudge: Number(text('nudge')) / 100 },
    });
    close();
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.stopPropagation();
    if (event.key === 'Escape') close();
    // The button of the theme is none that a form waits for.
    else if (event.target instanceof HTMLInputElement) event.target.form?.requestSubmit();
  };
  return html`<form class="edit" @submit=${save} @keydown=${byKey}>
    ${edit.type === 'concept' ? conceptFields(edit) : preferenceFields(edit.nudge)}
    <div class="buttons"><vscode-button type="submit">Save</vscode-button><vscode-button secondary type="button" @click=${close}>Cancel</vscode-button></div>
  </form>`;
}

function conceptFields({ naming, folder }: { readonly naming: string; readonly folder: string }) {
  return html`<label>Files called <input class="rename" name="naming" required maxlength="200" pattern="[^\\/\\\\]*\\{subject\\}[^\\/\\\\]*" title="A name with {subject} in it" .value=${naming}></label>
    <label>lie in the folder <input class="rename" name="folder" required maxlength="100" pattern="[^\\/\\\\:*?&quot;&lt;&gt;\\|]+" title="The name of one folder" .value=${folder}></label>`;
}

function preferenceFields(nudge: number) {
  const told = (event: Event) => {
    const input = event.target as HTMLInputElement;
    input.nextElementSibling!.textContent = worded(Number(input.value));
  };
  const value = Math.round(nudge * 100);
  return html`<label>Show such suggestions lower or higher
    <span class="slide"><input type="range" name="nudge" min="-30" max="30" step="5" .value=${String(value)} @input=${told}><output>${worded(value)}</output></span></label>`;
}

function worded(hundredths: number): string {
  if (hundredths === 0) return 'as learned';
  return `${(Math.abs(hundredths) / 100).toFixed(2)} ${hundredths > 0 ? 'higher' : 'lower'}`;
}
