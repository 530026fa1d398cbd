/** A conversation at a terminal: questions line by line, answers as they come; Ctrl+C stops an answer, once more ends. */
import { createInterface } from 'node:readline/promises';
import { codeOf } from '../../base/codedError.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { AnswerPrinter } from './answerPrinter.ts';
import { slashed } from './slashed.ts';
import { toolPrompt } from './toolPrompt.ts';

export async function talk({
  engine,
  root,
  options,
  terminal,
  signal,
}: CommandContext): Promise<CommandResult> {
  const { colours } = terminal;
  const write = (text: string) => void process.stdout.write(text);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let answering: AbortController | undefined;
  const ending = new AbortController();
  const interrupt = () => {
    if (answering === undefined || answering.signal.aborted) ending.abort();
    answering?.abort();
  };
  lines.on('SIGINT', interrupt);
  signal.addEventListener('abort', interrupt);
  let conversation = typeof options.continue === 'string' ? options.continue : undefined;
  write(
    `${colours.bold('Groundplan')} ${colours.dim(`on ${root}. Ask in your own words; /help for more, an empty line or Ctrl+D to end.`)}\n`,
  );
  try {
    while (!ending.signal.aborted) {
      const typed = (await lines.question(`\n${colours.cyan('›')} `, { signal: ending.signal })).trim();
      if (typed === '' || /^\/?(exit|quit|bye)$/.test(typed)) break;
      answering = new AbortController();
      const status = statusLine(write, colours.dim);
      const printer = new AnswerPrinter({ terminal, write, status });
      const tools = toolPrompt({
        chat: engine.chat,
        terminal,
        write,
        signal: answering.signal,
        clear: () => status(''),
        ask: (question, stop) => lines.question(question, { signal: stop }),
      });
      write('\n');
      const asked = {
        roots: [root],
        ...slashed(typed === '/help' ? 'help' : typed),
        ...(conversation && { conversation }),
      };
      const { answer, conversation: kept } = await engine.chat.ask(
        { ...asked, tools: 'ask', ...(typeof options.engine === 'string' && { engine: options.engine }) },
        {
          signal: answering.signal,
          on: (event) => {
            tools(event);
            printer.hear(event);
          },
        },
      );
      answering = undefined;
      conversation = kept.id;
      printer.end(answer, { sources: options.places !== false });
    }
  } catch (error) {
    if (codeOf(error) !== 'ABORT_ERR') throw error;
  } finally {
    lines.close();
  }
  return { output: '', exitCode: 0 };
}

/** Written over by what comes next. */
function statusLine(write: (text: string) => void, dim: (text: string) => string): (text: string) => void {
  let shown = 0;
  return (text) => {
    if (shown > 0) write(`\r${' '.repeat(shown)}\r`);
    if (text !== '') write(dim(`${text} …`));
    shown = text === '' ? 0 : text.length + 2;
  };
}
