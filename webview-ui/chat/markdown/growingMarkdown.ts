/**
 * Markdown that grows while it is read: only what may still change is read again.
 * Text that is added can change the last block and nothing before it, save for reference definitions, which each block sees only of its own.
 */
import { Lexer, type Token } from 'marked';

export interface Block {
  /** Position in the document; the block there keeps it. */
  readonly at: number;
  readonly raw: string;
  readonly token: Token;
}

/** Beyond so many characters the rest is one plain block: nobody reads it, and a page must not hang on it. */
const MAX_READ = 100_000;

/** Emphasis that is opened and never closed costs the square of a paragraph's length; none that is meant to be read is so long. */
const MAX_PARAGRAPH = 20_000;

export class GrowingMarkdown {
  #text = '';
  #blocks: readonly Block[] = [];

  /** Blocks that did not change are the very same objects as before. */
  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** @param written the whole of it; cheap where it begins with the text before. */
  read(written: string): readonly Block[] {
    const text = written.replaceAll('\r\n', '\n');
    if (text === this.#text) return this.#blocks;
    const kept = text.startsWith(this.#text) ? this.#blocks.slice(0, -1) : [];
    const from = kept.reduce((length, { raw }) => length + raw.length, 0);
    this.#text = text;
    this.#blocks = [...kept, ...blocksOf(text.slice(from), kept.length)];
    return this.#blocks;
  }
}

function blocksOf(text: string, first: number): Block[] {
  const end = readableEnd(text);
  const tokens = tokensOf(text.slice(0, end));
  const blocks: Block[] = [];
  let raw = '';
  for (const token of tokens) {
    raw += token.raw;
    // Blank lines belong to the block after them, and at the very end to nobody.
    if (token.type === 'space') continue;
    blocks.push({ at: first + blocks.length, raw, token });
    raw = '';
  }
  if (text.length > end) {
    const rest = text.slice(end);
    blocks.push({ at: first + blocks.length, raw: rest, token: plain(rest) });
  }
  return blocks;
}

function readableEnd(text: string): number {
  const most = Math.min(MAX_READ, text.length);
  for (let start = 0; start < most; ) {
    const blank = text.indexOf('\n\n', start);
    const end = blank === -1 ? text.length : blank + 2;
    if (end - start > MAX_PARAGRAPH) return start;
    start = end;
  }
  return most;
}

/** The reader is recursive: what nests without end is shown as it stands. */
function tokensOf(text: string): readonly Token[] {
  try {
    const tokens = Lexer.lex(text);
    return tokens.reduce((length, { raw }) => length + raw.length, 0) === text.length
      ? tokens
      : [plain(text)];
  } catch {
    return [plain(text)];
  }
}

function plain(text: string): Token {
  return { type: 'text', raw: text, text };
}
