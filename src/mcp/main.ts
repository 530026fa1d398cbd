/** The MCP server's own process, for clients that start it by its file; `groundplan mcp` loads the same and passes what was typed. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isCoded } from '../base/codedError.ts';
import type { McpOptions } from '../protocol/mcpServer.ts';
import { runMcp } from './runMcp.ts';

export { runMcp };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      exclude: { type: 'string', multiple: true },
      storage: { type: 'string' },
      cpu: { type: 'string' },
      tests: { type: 'boolean' },
      'no-git': { type: 'boolean' },
    },
  });
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
  const options: McpOptions = {
    folders: positionals,
    signal: end.signal,
    noGit: values['no-git'] === true,
    tests: values.tests === true,
    ...(values.exclude === undefined ? {} : { exclude: values.exclude }),
    ...(values.storage === undefined ? {} : { storage: values.storage }),
    ...(values.cpu === undefined ? {} : { cpu: Math.min(1, Math.max(0.05, Number(values.cpu) || 1)) }),
  };
  await runMcp(options);
}

/** The other end is gone: there is nobody left to tell. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.stdout.on('error', endWithoutReader);
  process.stderr.on('error', endWithoutReader);
  try {
    await main();
    process.exit(0);
  } catch (error) {
    const text = error instanceof Error && !isCoded(error) ? error.stack : (error as Error).message;
    process.stderr.write(`groundplan: ${text}\n`);
    process.exit(2);
  }
}
