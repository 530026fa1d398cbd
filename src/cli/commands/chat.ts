import { CodedError } from '../../base/codedError.ts';
import { CHAT_COMMANDS, type ChatCommand } from '../../core/model/chat.ts';
import { AnswerPrinter } from '../chat/answerPrinter.ts';
import { readStandardInput } from '../chat/readStandardInput.ts';
import { slashed } from '../chat/slashed.ts';
import { talk } from '../chat/talk.ts';
import { toolPrompt } from '../chat/toolPrompt.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';

export const chat: CommandSpec = {
  name: 'chat',
  description: 'ask about the workspace; without a question, a conversation',
  arguments: [{ flags: '[question...]', description: 'a folder first, if need be, then the question' }],
  folderMayLead: true,
  formats: ['text', 'json'],
  options: [
    { flags: '--command <name>', description: CHAT_COMMANDS.join(', '), parse: commandOf },
    { flags: '--engine <id>', description: 'who writes; none: the model of the code alone' },
    { flags: '--adapter <language>', description: 'whose adapter answers; none: the model as it is' },
    { flags: '--continue <id>', description: 'go on with a conversation' },
    { flags: '--no-places', description: 'leave out the list of places below the answer' },
  ],
  depth: 'full',
  history: true,
  async run(context) {
    const { args, options, format, terminal } = context;
    const typed = args.join(' ').trim();
    const question = typed === '' && options.command === undefined ? await readStandardInput() : typed;
    if (question === undefined) {
      if (format === 'json' || !terminal.interactive) throw noQuestion();
      return talk(context);
    }
    if (question === '' && options.command === undefined) throw noQuestion();
    return askOnce(context, question);
  },
};

function commandOf(text: string): ChatCommand {
  const found = CHAT_COMMANDS.find((each) => each === text.replace(/^\//, ''));
  if (found === undefined) throw new Error(`It takes one of ${CHAT_COMMANDS.join(', ')}.`);
  return found;
}

function noQuestion(): CodedError {
  return new CodedError(
    'invalid-option',
    'there is no question: name one, as in “groundplan chat . "give me an overview"”.',
  );
}

/** As JSON: `{ conversation, question, answer }`. Exit code 2 where the answer failed. */
async function askOnce(context: CommandContext, typed: string): Promise<CommandResult> {
  const { engine, root, options, format, terminal, signal } = context;
  const { question, command } = slashed(typed, options.command as ChatCommand | undefined);
  const asks = terminal.interactive && process.stdin.isTTY && format !== 'json';
  const request = {
    roots: [root],
    tools: asks ? ('ask' as const) : ('allowed' as const),
    question,
    ...(command && { command }),
    ...(typeof options.engine === 'string' && { engine: options.engine }),
    ...(typeof options.adapter === 'string' && { adapter: options.adapter }),
    ...(typeof options.continue === 'string' && { conversation: options.continue }),
  };
  const written: string[] = [];
  const write = terminal.interactive
    ? (text: string) => void process.stdout.write(text)
    : (text: string) => void written.push(text);
  const printer = new AnswerPrinter({ terminal, write });
  const tools = toolPrompt({ chat: engine.chat, terminal, write, signal, clear: () => {} });
  const report = await engine.chat.ask(request, {
    signal,
    on(event) {
      if (format === 'json') return;
      tools(event);
      printer.hear(event);
    },
  });
  const exitCode = report.answer.state === 'failed' ? 2 : 0;
  if (format === 'json') return { output: JSON.stringify(report), exitCode };
  printer.end(report.answer, { sources: options.places !== false });
  return { output: written.join('').trimEnd(), exitCode };
}
