/** A block of Markdown as a template. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Token, Tokens } from 'marked';
import { codeBlock } from './codeBlock.ts';
import { inlineOf, MAX_DEPTH } from './inline.ts';
import type { Reader } from './reader.ts';

interface Where {
  readonly reader: Reader;
  /** False while the block may still grow. */
  readonly settled: boolean;
  readonly depth: number;
}

export function blockOf(token: Token, { reader, settled, depth }: Where): TemplateResult | typeof nothing {
  const block = token as Tokens.Generic;
  const where = { reader, settled, depth: depth + 1 };
  if (depth > MAX_DEPTH) return html`<p>${block.raw}</p>`;
  switch (block.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'code':
      return codeBlock(block as Tokens.Code, reader, settled);
    case 'heading':
      return headingOf(block as Tokens.Heading, reader);
    case 'hr':
      return html`<hr>`;
    case 'blockquote':
      return html`<blockquote>${(block.tokens ?? []).map((each) => blockOf(each, where))}</blockquote>`;
    case 'list':
      return listOf(block as Tokens.List, where);
    case 'table':
      return tableOf(block as Tokens.Table, reader);
    case 'paragraph':
      return html`<p>${inlineOf(block.tokens, reader)}</p>`;
    case 'text':
      return html`<p>${block.tokens === undefined ? block.text : inlineOf(block.tokens, reader)}</p>`;
    default:
      // HTML is shown as it is written.
      return html`<p class="raw">${block.raw.trimEnd()}</p>`;
  }
}

/** An answer stands below the page's own headings. */
function headingOf({ depth, tokens }: Tokens.Heading, reader: Reader): TemplateResult {
  const words = inlineOf(tokens, reader);
  if (depth <= 1) return html`<h3 class="first">${words}</h3>`;
  return depth === 2 ? html`<h4>${words}</h4>` : html`<h5>${words}</h5>`;
}

function listOf({ ordered, start, items }: Tokens.List, where: Where): TemplateResult {
  const entries = items.map((item) => itemOf(item, where));
  return ordered
    ? html`<ol start=${typeof start === 'number' ? start : 1}>${entries}</ol>`
    : html`<ul>${entries}</ul>`;
}

function itemOf({ task, checked, tokens }: Tokens.ListItem, where: Where): TemplateResult {
  const box = task
    ? html`<span class="codicon codicon-${checked ? 'pass' : 'circle-large-outline'}" role="img" aria-label=${checked ? 'done' : 'to do'}></span> `
    : nothing;
  const content = tokens.filter(({ type }) => type !== 'checkbox');
  // In a tight list the words stand by themselves.
  const parts = content.map((token) => {
    const { type, tokens: words } = token as Tokens.Text;
    return type === 'text' && words !== undefined
      ? inlineOf(words, where.reader, where.depth)
      : blockOf(token, where);
  });
  return html`<li class=${task ? 'task' : ''}>${box}${parts}</li>`;
}

function tableOf({ header, rows, align }: Tokens.Table, reader: Reader): TemplateResult {
  const side = (at: number) => `text-align: ${align[at] ?? 'start'}`;
  return html`<div class="table" tabindex="0" role="group" aria-label="Table"><table>
    <thead><tr>${header.map((cell, at) => html`<th style=${side(at)}>${inlineOf(cell.tokens, reader)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td style=${side(at)}>${inlineOf(cell.tokens, reader)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
