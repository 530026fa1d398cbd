/** Commands that begin a question with a slash: completing them while they are typed, and reading them once it is sent. */
import type { ChatCommand } from '../../../src/core/model/chat.ts';

export interface SlashCommand {
  readonly name: ChatCommand;
  readonly does: string;
}

export const COMMANDS: readonly SlashCommand[] = [
  { name: 'suggest', does: 'Next steps, with their edits' },
  { name: 'plan', does: 'A feature or migration' },
  { name: 'explain', does: 'How something is built' },
  { name: 'why', does: 'Why one needs another' },
  { name: 'generate', does: 'Files that fit in here' },
  { name: 'adr', does: 'Record a decision' },
  { name: 'learned', does: 'What you have taught it' },
  { name: 'tools', does: 'Tools of other servers' },
  { name: 'export', does: 'Save this conversation' },
];

/** Those that complete what is typed before the caret; none once the command's word has ended. */
export function completions(text: string, caret: number): readonly SlashCommand[] {
  const typed = /^\/(\w*)$/.exec(text.slice(0, caret))?.[1]?.toLowerCase();
  if (typed === undefined || /^\w/.test(text.slice(caret))) return [];
  return COMMANDS.filter(({ name }) => name.startsWith(typed));
}

/** What is sent: a word after a slash that is no command is part of the question. */
export function parsed(text: string): { readonly command?: ChatCommand; readonly text: string } {
  const [, word, rest = ''] = /^\s*\/(\w+)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  const command = COMMANDS.find(({ name }) => name === word?.toLowerCase());
  return command === undefined ? { text: text.trim() } : { command: command.name, text: rest.trim() };
}

/** As it was typed. */
export function typed({
  command,
  text,
}: {
  readonly command?: ChatCommand | undefined;
  readonly text: string;
}): string {
  return command === undefined ? text : `/${command} ${text}`.trimEnd();
}
