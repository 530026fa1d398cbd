/** The contents of a tool's answer as bounded text. What is no text is named, not kept. */

import { printableText } from '../../base/printable.ts';

export interface OutputText {
  readonly text: string;
  readonly cut: boolean;
}

/** About six thousand tokens. */
const MOST_CHARACTERS = 24_000;
const MOST_BLOCKS = 200;

/** @param content blocks as the protocol has them, unchecked beyond that. */
export function outputText(content: readonly unknown[], structured?: unknown): OutputText {
  const blocks = content.slice(0, MOST_BLOCKS).map(blockText);
  const texts = blocks.length === 0 && structured !== undefined ? [JSON.stringify(structured)] : blocks;
  const whole = printableText(texts.join('\n'));
  const cut = whole.length > MOST_CHARACTERS || content.length > MOST_BLOCKS;
  return { text: cut ? whole.slice(0, MOST_CHARACTERS) : whole, cut };
}

function blockText(block: unknown): string {
  const fields = (typeof block === 'object' && block !== null ? block : {}) as Readonly<
    Record<string, unknown>
  >;
  const { type, text, mimeType, data, uri, resource } = fields;
  if (type === 'text' && typeof text === 'string') return text.slice(0, MOST_CHARACTERS + 1);
  if (type === 'resource') return blockText({ ...(resource as object), type: 'text' });
  if (type === 'resource_link') return `[a link to ${String(uri).slice(0, 200)}]`;
  const size = typeof data === 'string' ? `, ${Math.ceil((data.length * 3) / 4 / 1024)} kB` : '';
  return `[left out: ${String(type ?? 'something').slice(0, 40)} ${String(mimeType ?? '').slice(0, 60)}${size}]`;
}
