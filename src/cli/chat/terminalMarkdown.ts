/** Markdown for a terminal, as it comes: words are printed once they are whole, wrapped to the width. */
import { printableText } from '../../base/printable.ts';
import type { Terminal } from '../format/terminal.ts';

type Look = 'plain' | 'heading' | 'code';

/** The start of a line, which says what it is. */
const START = /^(\s*)(#{1,6} |[-*+] |\d+\. |> )/;
const TOKEN = /^(?:\s+|`+[^\n]*?`+|\*\*[^*\n]+\*\*|\[\d+\]|\\.|[^\s`*[\\]+|[\s\S])/;

export class TerminalMarkdown {
  readonly #terminal: Terminal;
  readonly #write: (text: string) => void;
  #pending = '';
  #fenced = false;
  /** What is known of the line that is being printed; undefined before it begins. */
  #line: { readonly indent: string; readonly look: Look } | undefined;
  #column = 0;
  /** A word that may go on: what it looks like, and how wide that is. */
  #word = { text: '', width: 0 };

  constructor(terminal: Terminal, write: (text: string) => void) {
    this.#terminal = terminal;
    this.#write = write;
  }

  push(text: string): void {
    this.#pending += printableText(text);
    this.#drain(false);
  }

  /** The last line need not be ended by the text. */
  end(): void {
    if (this.#pending !== '' || this.#column > 0 || this.#word.width > 0) this.#pending += '\n';
    this.#drain(true);
  }

  #drain(all: boolean): void {
    for (;;) {
      const newline = this.#pending.indexOf('\n');
      const whole = newline >= 0;
      const line = whole ? this.#pending.slice(0, newline) : this.#pending;
      if (this.#line === undefined) {
        if (!whole && line.length < 12 && !all) return;
        if (this.#isFence(line, whole)) {
          if (!whole) return;
          this.#pending = this.#pending.slice(newline + 1);
          continue;
        }
        this.#pending = this.#begin(line) + (whole ? this.#pending.slice(newline) : '');
        continue;
      }
      const rest = this.#words(line, whole);
      this.#pending = rest + (whole ? this.#pending.slice(newline) : '');
      if (!whole) return;
      this.#endLine();
      this.#pending = this.#pending.slice(rest.length + 1);
      if (this.#pending === '') return;
    }
  }

  #isFence(line: string, whole: boolean): boolean {
    if (!/^\s*(```|~~~)/.test(line)) return false;
    if (!whole) return true;
    this.#fenced = !this.#fenced;
    return true;
  }

  /** @returns the line without its mark. */
  #begin(line: string): string {
    const { colours } = this.#terminal;
    if (this.#fenced) {
      this.#put(colours.dim('  │ '), 4);
      this.#line = { indent: '    ', look: 'code' };
      return line;
    }
    const [mark = '', space = '', sign = ''] = START.exec(line) ?? [];
    const look: Look = sign.startsWith('#') ? 'heading' : 'plain';
    const shown = signOf(sign);
    this.#put(shown === '' ? space : space + colours.dim(shown), space.length + shown.length);
    this.#line = { indent: ' '.repeat(space.length + shown.length), look };
    return line.slice(mark.length);
  }

  /** @returns what is not printed yet, since more of it may come. */
  #words(line: string, whole: boolean): string {
    if (this.#line?.look === 'code') {
      if (whole) this.#put(this.#terminal.colours.cyan(line), line.length);
      return whole ? '' : line;
    }
    let rest = line;
    while (rest !== '') {
      const [token] = TOKEN.exec(rest)!;
      // A sign alone may be the beginning of code, bold words or a place.
      if (!whole && (token.length === rest.length || /^[`*[\\]$/.test(token))) return rest;
      rest = rest.slice(token.length);
      if (/^\s/.test(token)) this.#endWord();
      else this.#addToken(token);
    }
    return rest;
  }

  #addToken(token: string): void {
    const { colours } = this.#terminal;
    const isHeading = this.#line?.look === 'heading';
    if (/^`.*`$/.test(token) && token.length > 2) {
      const bare = token.replace(/^`+ ?(?=\S)|(?<=\S) ?`+$/g, '');
      this.#add(colours.cyan(bare), bare.length);
    } else if (/^\*\*.+\*\*$/.test(token))
      this.#add(colours.bold(token.slice(2, -2).replace(/\\(.)/g, '$1')), token.length - 4);
    else if (/^\[\d+\]$/.test(token)) this.#add(colours.dim(token), token.length);
    else if (/^\\[\\`*_[\]<>|#~]/.test(token)) this.#add(token.slice(1), 1);
    else this.#add(isHeading ? colours.bold(token) : token, token.length);
  }

  #add(text: string, width: number): void {
    this.#word = { text: this.#word.text + text, width: this.#word.width + width };
  }

  #endWord(): void {
    const { text, width } = this.#word;
    if (width === 0) return;
    const { indent } = this.#line!;
    const isFirst = this.#column <= indent.length;
    if (!isFirst && this.#column + 1 + width > this.#terminal.width) {
      this.#write(`\n${indent}`);
      this.#column = indent.length;
      this.#put(text, width);
    } else this.#put(isFirst ? text : ` ${text}`, isFirst ? width : width + 1);
    this.#word = { text: '', width: 0 };
  }

  #endLine(): void {
    this.#endWord();
    this.#write('\n');
    this.#column = 0;
    this.#line = undefined;
  }

  #put(text: string, width: number): void {
    if (text !== '') this.#write(text);
    this.#column += width;
  }
}

function signOf(sign: string): string {
  if (sign === '' || sign.startsWith('#')) return '';
  if (/^\d/.test(sign)) return sign;
  return sign === '> ' ? '│ ' : '• ';
}
