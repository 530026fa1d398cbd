/** Words inside a block, as templates: nothing of an answer is ever set as HTML. */
import { html, type TemplateResult } from 'lit';
import type { Token, Tokens } from 'marked';
import { withoutEntities } from './entities.ts';
import { linkTarget } from './links.ts';
import type { Reader } from './reader.ts';

export type Words = readonly (string | TemplateResult)[];

/** Deeper than anyone writes. */
export const MAX_DEPTH = 30;

export function inlineOf(tokens: readonly Token[] | undefined, reader: Reader, depth = 0): Words {
  return (tokens ?? []).flatMap((token) =>
    depth > MAX_DEPTH ? [token.raw] : wordsOf(token as Tokens.Generic, reader, depth + 1),
  );
}

function wordsOf(token: Tokens.Generic, reader: Reader, depth: number): Words {
  const inner = () => inlineOf(token.tokens, reader, depth);
  switch (token.type) {
    case 'strong':
      return [html`<strong>${inner()}</strong>`];
    case 'em':
      return [html`<em>${inner()}</em>`];
    case 'del':
      return [html`<del>${inner()}</del>`];
    case 'codespan':
      return [html`<code>${token.text}</code>`];
    case 'br':
      return [html`<br>`];
    case 'link':
      return linkOf(token as Tokens.Link, inner, reader);
    case 'image':
      return imageOf(token as Tokens.Image, reader);
    case 'escape':
      return [String(token.text)];
    case 'text':
      return token.tokens === undefined ? cited(String(token.text), reader) : inner();
    default:
      // Tags of HTML among them.
      return [token.raw];
  }
}

function linkOf(token: Tokens.Link, inner: () => Words, reader: Reader): Words {
  // A definition of an answer's own must not stand in for a citation.
  const citation = reader.citation(Number(token.text));
  if (citation !== undefined) return [citation];
  const target = linkTarget(token.href);
  return target === undefined ? inner() : [reader.link(target, inner())];
}

/** Images are not loaded: asking for one tells a server that it was looked at. */
function imageOf({ href, text }: Tokens.Image, reader: Reader): Words {
  const target = linkTarget(href);
  const label = `Image: ${text.trim() === '' ? href.slice(0, 80) : text}`;
  return [target === undefined ? label : reader.link(target, [label])];
}

/** `[3]` is a citation where there is a third one. */
function cited(text: string, reader: Reader): Words {
  return text.split(/(\[\d{1,6}\])/).flatMap((part): Words => {
    const number = /^\[(\d{1,6})\]$/.exec(part)?.[1];
    const citation = number === undefined ? undefined : reader.citation(Number(number));
    return citation === undefined ? [withoutEntities(part)] : [citation];
  });
}
