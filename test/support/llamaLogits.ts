/** What llama.cpp finds of every token's share after each token of a text: in a child, as it may abort. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface LogitsRequest {
  readonly modelPath: string;
  readonly adapterPath?: string;
  readonly texts: readonly (readonly number[])[];
}

/** Natural logarithms of shares: of each text, after each token, of each of the vocabulary. */
export async function llamaLogits(request: LogitsRequest): Promise<readonly (readonly Float32Array[])[]> {
  const child = fork(join(import.meta.dirname, 'llamaLogitsChild.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (answer: { logs?: Float32Array[][]; error?: string }) => {
        if (answer.logs !== undefined) resolve(answer.logs);
        else reject(new Error(answer.error));
      });
      child.once('exit', (code, signal) => reject(new Error(`llama.cpp ended: ${code ?? signal}`)));
      child.send(request);
    });
  } finally {
    child.disconnect();
  }
}
