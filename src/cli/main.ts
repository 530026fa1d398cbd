/** The command line: parses arguments, wires the engine, turns failures into exit codes (0 clean, 1 findings, 2 failure). */
import { CommanderError } from 'commander';
import { codeOf } from '../base/codedError.ts';
import { failureCode } from './failureCode.ts';
import { createProgram } from './program.ts';
import { runCommand } from './runCommand.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // `groundplan graph | head`: the reader has seen enough. Whoever wrote is told of anything else.
    if (codeOf(error) === 'EPIPE') process.exit(0);
  });
}
// Node would end with 1, which says that there are findings.
process.on('uncaughtException', (error) => process.exit(failureCode(error)));

try {
  await createProgram(async (command, typed) => {
    process.exitCode = await runCommand(command, typed);
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = failureCode(error);
}
