/** An answer on a terminal or as plain text: the text as it comes, then suggestions, places and notices. */
import { printable } from '../../base/printable.ts';
import type { ChatCitation, ChatMessage } from '../../core/model/chat.ts';
import type { ChatEvent } from '../../protocol/chatApi.ts';
import { wrap } from '../format/layout.ts';
import type { Terminal } from '../format/terminal.ts';
import { TerminalMarkdown } from './terminalMarkdown.ts';

export interface AnswerPrinterParts {
  readonly terminal: Terminal;
  write(text: string): void;
  /** A line that is gone once there is something to read; undefined where nobody watches. */
  readonly status?: (text: string) => void;
}

export class AnswerPrinter {
  readonly #parts: AnswerPrinterParts;
  readonly #markdown: TerminalMarkdown;

  constructor(parts: AnswerPrinterParts) {
    this.#parts = parts;
    this.#markdown = new TerminalMarkdown(parts.terminal, (text) => parts.write(text));
  }

  hear(event: ChatEvent): void {
    if (event.type === 'state') this.#parts.status?.(event.text);
    if (event.type !== 'text') return;
    this.#parts.status?.('');
    this.#markdown.push(event.text);
  }

  end(answer: ChatMessage, { sources }: { readonly sources: boolean }): void {
    this.#parts.status?.('');
    this.#markdown.end();
    const { terminal, write } = this.#parts;
    const sections = [
      sources ? sourcesText(printable(answer.citations), terminal) : '',
      noticesText(printable(answer.notices), terminal),
      followText(printable(answer.followUps), terminal),
    ];
    for (const section of sections) if (section !== '') write(`\n${section}\n`);
  }
}

function sourcesText(citations: readonly ChatCitation[], { colours }: Terminal): string {
  if (citations.length === 0) return '';
  const width = Math.max(...citations.map(({ id }) => `[${id}]`.length));
  const rows = citations.map(
    ({ id, path, line }) => `  ${colours.dim(`[${id}]`.padStart(width))} ${path}${colours.dim(`:${line}`)}`,
  );
  return [colours.bold('Places'), ...rows].join('\n');
}

function noticesText(notices: ChatMessage['notices'], { colours, width }: Terminal): string {
  return notices
    .map(({ kind, text }) => {
      const paint = kind === 'failed' ? colours.red : kind === 'engine' ? colours.dim : colours.yellow;
      return paint(wrap(text, width, '  ', '· '));
    })
    .join('\n');
}

function followText(questions: readonly string[], { colours, interactive }: Terminal): string {
  if (questions.length === 0 || !interactive) return '';
  return [colours.dim('Ask next'), ...questions.map((each) => `  ${colours.dim('›')} ${each}`)].join('\n');
}
