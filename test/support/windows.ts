/** Windows that share what was learned, each with its engine in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface Window {
  ask(method: string, ...args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

export async function openWindow(
  root: string,
  statePath: string,
  ...more: readonly string[]
): Promise<Window> {
  const script = join(import.meta.dirname, 'windowProcess.ts');
  const child = fork(script, [root, statePath, ...more], { env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  await reply(child, 0);
  let last = 0;
  return {
    ask(method, ...args) {
      last += 1;
      const answered = reply(child, last);
      child.send({ id: last, method, args });
      return answered;
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await gone;
    },
  };
}

function reply(child: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`The window ended (${code}).`));
    child.once('exit', gone);
    const hear = (message: Reply) => {
      if (message.id !== id) return;
      child.off('message', hear);
      child.off('exit', gone);
      if (message.error === undefined) resolve(message.answer);
      else reject(new Error(message.error));
    };
    child.on('message', hear);
  });
}
