/** Code in an answer: its language, a button that copies it, and colours once it stands. */
import { html, type TemplateResult } from 'lit';
import type { Tokens } from 'marked';
import { highlighted } from './highlighted.ts';
import type { Reader } from './reader.ts';

const COPIED_MS = 1500;

/** @param settled false while it may still grow: then it is not coloured, which would cost more with every word. */
export function codeBlock({ text, lang }: Tokens.Code, reader: Reader, settled: boolean): TemplateResult {
  const language = (lang ?? '').trim().split(/[\s,{:]/)[0] ?? '';
  const copy = ({ currentTarget }: Event) => {
    reader.copy(text);
    confirm(currentTarget as HTMLElement);
  };
  return html`<figure class="code">
    <figcaption><span>${language}</span><button class="icon" title="Copy code" aria-label="Copy code" @click=${copy}><span class="codicon codicon-copy" aria-hidden="true"></span></button></figcaption>
    <pre tabindex="0" role="group" aria-label=${language === '' ? 'Code' : `Code, ${language}`}><code>${settled ? highlighted(text, language) : text}</code></pre>
  </figure>`;
}

/** For a moment the button says that it has worked. */
export function confirm(button: HTMLElement): void {
  const icon = button.querySelector('.codicon');
  const label = button.getAttribute('aria-label') ?? '';
  if (icon === null || label === 'Copied') return;
  const show = (from: string, to: string, words: string) => {
    icon.classList.replace(`codicon-${from}`, `codicon-${to}`);
    button.setAttribute('aria-label', words);
  };
  show('copy', 'check', 'Copied');
  setTimeout(() => show('check', 'copy', label), COPIED_MS);
}
