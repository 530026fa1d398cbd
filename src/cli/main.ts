/** The command line: parses arguments, wires the engine, turns failures into exit codes (0 clean, 1 findings, 2 failure). */
import { Command, Option } from 'commander';
import { codeOf } from '../base/codedError.ts';
import { COMMANDS } from './commands/commands.ts';
import { runCommand } from './runCommand.ts';
import { VERSION } from './version.ts';

const program = new Command('groundplan')
  .description('Says how a workspace is built, with evidence, and suggests what to do next.')
  .version(VERSION)
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });

for (const command of COMMANDS) {
  const sub = program
    .command(command.name)
    .description(command.description)
    .argument('[folder]', 'the workspace', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to print').choices([...command.formats]).default('text'),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--exclude <glob...>', 'leave out, in .gitignore syntax', [])
    .option('--tests', 'count test code as part of the architecture', false)
    .option('--no-cache', 'read and write no cache')
    .option('--storage <folder>', 'where caches and dismissals are kept')
    .option('--cpu <share>', 'share of the cores to use, above 0 and up to 1', Number.parseFloat, 1)
    .option('--max-file-bytes <n>', 'larger files are reported, not parsed', (text) =>
      Number.parseInt(text, 10),
    )
    .option('-q, --quiet', 'no progress on the terminal', false);
  for (const option of command.options ?? []) sub.option(option.flags, option.description);
  sub.action(async (folder: string, options) => {
    process.exitCode = await runCommand(command, folder, options);
  });
}

process.stdout.on('error', (error) => {
  // `groundplan graph | head`: the reader has seen enough.
  if (codeOf(error) === 'EPIPE') process.exit(0);
  throw error;
});

await program.parseAsync();
