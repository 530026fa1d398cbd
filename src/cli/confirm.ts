/** A question with yes or no, put to whoever sits at the terminal. */
import { createInterface } from 'node:readline/promises';

/** Undefined where nobody can be asked. An empty answer is no. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await asking.question(`${question} [y/N] `, { signal })).trim());
  } catch {
    return false;
  } finally {
    asking.close();
  }
}
