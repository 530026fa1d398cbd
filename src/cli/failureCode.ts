import { codeOf, isCoded } from '../base/codedError.ts';
import { printableText } from '../base/printable.ts';

/** What a shell gives for a process that Ctrl-C ended. */
const CANCELLED = 130;
const FAILED = 2;

/** Says on standard error what went wrong, a bug with its stack; returns the exit code. */
export function failureCode(error: unknown): number {
  if (codeOf(error) === 'cancelled') {
    say('cancelled. What was read is kept; the next run goes on from there.');
    return CANCELLED;
  }
  if (isCoded(error)) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return FAILED;
}

export function say(message: string): void {
  process.stderr.write(`groundplan: ${printableText(message)}\n`);
}
