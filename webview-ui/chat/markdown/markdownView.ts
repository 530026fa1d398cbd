/** A Markdown text that may still grow, as templates; blocks that stand are not rendered again. */
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { blockOf } from './blocks.ts';
import type { GrowingMarkdown } from './growingMarkdown.ts';
import type { Reader } from './reader.ts';

export interface MarkdownParts {
  readonly markdown: GrowingMarkdown;
  readonly text: string;
  readonly growing: boolean;
  readonly reader: Reader;
  /** Changes with whatever the reader knows: then every block is rendered anew. */
  readonly known: unknown;
}

export function markdownView({ markdown, text, growing, reader, known }: MarkdownParts): TemplateResult {
  const blocks = markdown.read(text);
  const last = blocks.length - 1;
  return html`<div class="markdown">${repeat(
    blocks,
    ({ at }) => at,
    (block, at) => {
      const settled = !growing || at < last;
      return guard([block, settled, known], () => blockOf(block.token, { reader, settled, depth: 0 }));
    },
  )}</div>`;
}
