/** Tools of other servers at a terminal: each that asks is shown with what it is given, and a letter allows or denies it. */
import { createInterface } from 'node:readline/promises';
import { printable, printableText } from '../../base/printable.ts';
import type { ChatToolUse } from '../../core/model/chat.ts';
import type { ToolConsent } from '../../core/model/toolServer.ts';
import type { ChatApi, ChatEvent } from '../../protocol/chatApi.ts';
import { wrap } from '../format/layout.ts';
import type { Terminal } from '../format/terminal.ts';

export interface ToolPromptParts {
  readonly chat: Pick<ChatApi, 'consent'>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  write(text: string): void;
  /** Clears the line of status. */
  clear(): void;
  /** Asks whoever sits at the terminal; rejects where that is given up. */
  ask?(question: string, signal: AbortSignal): Promise<string>;
}

const LETTERS: Readonly<Record<string, ToolConsent>> = { y: 'once', c: 'conversation', a: 'always' };
const MOST_LINES = 40;

/** Hears an answer's events. */
export function toolPrompt(parts: ToolPromptParts): (event: ChatEvent) => void {
  return (event) => {
    if (event.type !== 'tool') return;
    if (event.use.state === 'asked') void consentTo(event.use, parts);
    else if (event.use.state !== 'running') tell(event.use, parts);
  };
}

async function consentTo(use: ChatToolUse, parts: ToolPromptParts): Promise<void> {
  const { chat, terminal, write, clear, signal } = parts;
  const { colours, width } = terminal;
  clear();
  const { tool, description } = printable(use);
  const says = description === '' ? 'Its server says nothing of it.' : `Its server says: ${description}`;
  write(
    `\n${colours.bold(`Run the tool ${tool}?`)}\n${wrap(says, width, '  ', '  ')}\n${block(use.arguments, terminal)}\n`,
  );
  const keys = '[y] once  [c] for this conversation  [a] always  [N] deny';
  const ask = parts.ask ?? askHere;
  const typed = await ask(`${colours.dim(keys)} ${colours.cyan('›')} `, signal).catch(() => '');
  await chat.consent({ use: use.id, consent: LETTERS[typed.trim().toLowerCase().slice(0, 1)] ?? 'refused' });
  write('\n');
}

function tell(use: ChatToolUse, { terminal: { colours }, write, clear }: ToolPromptParts): void {
  clear();
  const { tool, state, text = '' } = printable(use);
  const why = state === 'refused' || state === 'lost' ? `: ${text}` : '';
  const paint = state === 'answered' ? colours.dim : colours.yellow;
  write(`${paint(`· ${tool} ${WORDS[state]}${why}`)}\n`);
}

const WORDS: Readonly<Record<ChatToolUse['state'], string>> = {
  asked: 'waits',
  running: 'runs',
  answered: 'answered',
  failed: 'says that it failed',
  refused: 'was not run',
  lost: 'gave no answer',
};

function block(text: string, { colours }: Terminal): string {
  const lines = printableText(text).split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${colours.dim('│')} ${line}`);
  const more =
    lines.length > MOST_LINES ? [`  ${colours.dim(`│ … ${lines.length - MOST_LINES} lines more`)}`] : [];
  return [...shown, ...more].join('\n');
}

async function askHere(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question, { signal });
  } finally {
    lines.close();
  }
}
