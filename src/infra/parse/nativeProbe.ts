/** Finds out, in a child process, which grammars the native binding can parse here. A crash there proves nothing and harms nothing. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TIME_LIMIT_MS = 20_000;

/** Grammars proven before a crash or the time limit; empty where the binding is not installed. */
export function probeNative(grammars: readonly string[]): Promise<ReadonlySet<string>> {
  const bundled = new URL('./probeNative.mjs', import.meta.url);
  const entry = existsSync(bundled) ? bundled : new URL('../../workers/probeNative.ts', import.meta.url);
  return new Promise((resolve) => {
    const options = {
      timeout: TIME_LIMIT_MS,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    };
    execFile(process.execPath, [fileURLToPath(entry), ...grammars], options, (_error, stdout) => {
      resolve(new Set(stdout.split('\n').filter((line) => grammars.includes(line))));
    });
  });
}
