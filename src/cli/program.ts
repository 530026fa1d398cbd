/** The arguments as commander parses them: a command each, with the options that all of them share. */

import { statSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { messageOf } from '../base/messageOf.ts';
import type { CommandSpec } from './command.ts';
import { COMMANDS } from './commands/commands.ts';
import { addMcpCommand } from './mcpCommand.ts';
import type { CliOptions, Typed } from './runCommand.ts';
import { VERSION } from './version.ts';

export type Run = (command: CommandSpec, typed: Typed) => Promise<void>;

/** Throws commander's error, having said what is wrong, instead of ending the process. */
export function createProgram(run: Run): Command {
  const program: Command = new Command('groundplan')
    .description('Says how a workspace is built, with evidence, and suggests what to do next.')
    .version(VERSION)
    .showHelpAfterError('Run “groundplan --help” to see the commands.')
    // Of those above it, a command has the program's: a group that is a command itself keeps its own.
    .configureHelp({ showGlobalOptions: true, visibleGlobalOptions: () => [...program.options] })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'groundplan: ')) })
    .exitOverride()
    // A command may have commands of its own: what stands behind their names is theirs.
    .enablePositionalOptions();
  for (const command of COMMANDS) addCommand(program, command, run);
  addMcpCommand(program);
  return program;
}

function addCommand(program: Command, command: CommandSpec, run: Run): void {
  const words = command.name.split(' ');
  const sub = (words.length > 1 ? groupOf(program, words[0]!) : program)
    .command(words.at(-1)!)
    .description(command.description)
    .showHelpAfterError(`Run “groundplan ${command.name} --help” to see the options.`);
  for (const option of [...shared(command), ...own(command)]) sub.addOption(option);
  const about = command.arguments ?? [];
  if (command.folderFirst) sub.argument('<folder>', 'the workspace');
  for (const { flags, description } of about) sub.argument(flags, description);
  const ends = (folder: string, args: readonly string[]) =>
    run(command, { folder, args, options: sub.opts<CliOptions>() });
  if (command.depth === 'none') {
    sub.action(() => ends('.', sub.args));
    return;
  }
  if (command.folderFirst) {
    sub.action(() => ends(sub.args[0]!, sub.args.slice(1)));
    return;
  }
  if (about.length === 0) sub.argument('[folder]', 'the workspace', '.');
  else sub.addOption(new Option('-C, --dir <folder>', 'the workspace').default('.'));
  sub.action(() => {
    const options = sub.opts<CliOptions & { readonly dir?: string }>();
    if (about.length === 0)
      return run(command, { folder: sub.processedArgs[0] as string, args: [], options });
    const [first, ...rest] = sub.args;
    if (command.folderMayLead === true && options.dir === '.' && first !== undefined && isFolder(first))
      return run(command, { folder: first, args: rest, options });
    return run(command, { folder: options.dir ?? '.', args: sub.args, options });
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const GROUPS: Readonly<Record<string, string>> = {
  adapter: 'what was trained on your work, one a language: measured, published, taken back',
  blueprint: 'templates of patterns, structures and configurations: those that ship, yours and your team’s',
  adr: 'decision records: written, listed, linked, and kept in an index',
  engines: 'what can write answers: the embedded model, and your servers',
  feedback: 'what you do with suggestions, which the next ones follow from: kept on this machine',
  model: 'models on this machine, and models to be had',
  tools: 'what other servers offer to the chat, and what you have allowed them',
  store: 'the search index: where it is, what it takes',
  rules:
    'the rules of this workspace (groundplan.yaml): what it could have, has, and takes over from other tools',
};

/** A group may be a command itself: what stands after the name of one of its commands is that one's. */
function groupOf(program: Command, name: string): Command {
  return (
    program.commands.find((each) => each.name() === name)?.enablePositionalOptions() ??
    program
      .command(name)
      .description(GROUPS[name] ?? '')
      .showHelpAfterError(`Run “groundplan ${name} --help” to see the commands.`)
  );
}

function shared({ formats, depth }: CommandSpec): Option[] {
  return [
    new Option('-f, --format <format>', 'how to print').choices([...formats]).default('text'),
    new Option('-o, --output <file>', 'write to a file instead of standard output (-)'),
    new Option('--storage <folder>', 'where all is kept (else ~/.cache, ~/.local/state and ~/.local/share)'),
    new Option(
      '--state <folder>',
      'where adapters, conversations, the search index and what was learned are kept (else with all)',
    ),
    ...(depth === 'none' ? [] : analysing()),
    new Option('-q, --quiet', 'no progress and no notes on standard error'),
  ];
}

function analysing(): Option[] {
  return [
    new Option('--exclude <glob>', 'leave out, in .gitignore syntax; may be repeated')
      .default([], 'nothing')
      .argParser((glob: string, before: readonly string[]) => [...before, glob]),
    new Option(
      '--store-uri <uri>',
      'keep the search index in storage that is shared: s3://, gs://, az:// or db://',
    ).env('GROUNDPLAN_STORE_URI'),
    new Option('--tests', 'count test code as part of the architecture'),
    new Option('--no-cache', 'parse everything anew and keep nothing of it'),
    new Option('--cpu <share>', 'share of the cores to use, above 0 and up to 1')
      .default(1)
      .argParser((text) => numberWithin(text, 1)),
    new Option('--max-file-bytes <n>', 'larger files are reported, not parsed').argParser((text) =>
      Math.floor(numberWithin(text, Number.MAX_SAFE_INTEGER)),
    ),
  ];
}

function own({ options }: CommandSpec): Option[] {
  return (options ?? []).map(({ flags, description, parse, conflicts }) => {
    const option = new Option(flags, description).conflicts([...(conflicts ?? [])]);
    return parse === undefined
      ? option
      : option.argParser((text, before) => checked(text, (each) => parse(each, before)));
  });
}

/** Above 0 and up to `most`. */
function numberWithin(text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= most) return value;
  throw new InvalidArgumentError(`It takes a number above 0${most === 1 ? ' and up to 1' : ''}.`);
}

function checked(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error));
  }
}
