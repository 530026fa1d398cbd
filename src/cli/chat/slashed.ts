/** Slash commands of the chat, as they are typed. */
import { CHAT_COMMANDS, type ChatCommand } from '../../core/model/chat.ts';

export interface Slashed {
  readonly question: string;
  readonly command?: ChatCommand;
}

/** `/why a b` is the command `why` and the question `a b`. @param command one that is given besides. */
export function slashed(typed: string, command?: ChatCommand): Slashed {
  const [, name, rest = ''] = /^\/(\w+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const found = CHAT_COMMANDS.find((each) => each === name);
  if (command === undefined && found !== undefined) return { question: rest, command: found };
  return { question: typed, ...(command && { command }) };
}
