/** `groundplan mcp`: the server for other assistants. It is a bundle of its own, loaded here only: no other command pays for it. */
import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { McpModule, McpOptions } from '../protocol/mcpServer.ts';

interface McpFlags extends Omit<McpOptions, 'folders' | 'signal' | 'http' | 'noGit' | 'cpu'> {
  readonly http?: number;
  readonly git: boolean;
  readonly cpu: number;
}

const several = (text: string, before: readonly string[] | undefined) => [...(before ?? []), text];

export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description(
      'serves other assistants over the Model Context Protocol: on standard input and output, or over HTTP',
    )
    .showHelpAfterError('Run “groundplan mcp --help” to see the options.')
    .argument('[folders...]', 'the workspaces', [])
    .addOption(new Option('--http <port>', 'streamable HTTP on this port (0: any) instead').argParser(portIn))
    .option('--address <address>', 'what to listen on', '127.0.0.1')
    .option(
      '--token-env <name>',
      'environment variable with the token that HTTP clients send',
      'GROUNDPLAN_TOKEN',
    )
    .addOption(
      new Option(
        '--allow-host <name>',
        'another name of this machine that clients use; may be repeated',
      ).argParser(several),
    )
    .addOption(
      new Option('--allow-origin <origin>', 'a web page that may ask; may be repeated').argParser(several),
    )
    .addOption(
      new Option('--exclude <glob>', 'leave out, in .gitignore syntax; may be repeated').argParser(several),
    )
    .option('--tests', 'count test code as part of the architecture')
    .option('--no-cache', 'parse everything anew and keep nothing of it')
    .option('--no-git', 'leave version control alone: no history')
    .option('--storage <folder>', 'where caches and dismissals are kept (~/.cache, ~/.local/state)')
    .addOption(
      new Option('--cpu <share>', 'share of the cores to use, above 0 and up to 1')
        .default(0.5)
        .argParser(shareIn),
    )
    .option('-q, --quiet', 'no notes on standard error')
    .action(
      (
        folders: readonly string[],
        flags: McpFlags & { allowHost?: readonly string[]; allowOrigin?: readonly string[] },
      ) =>
        serve(folders, {
          ...flags,
          ...(flags.allowHost && { allowHosts: flags.allowHost }),
          ...(flags.allowOrigin && { allowOrigins: flags.allowOrigin }),
        }),
    );
}

async function serve(folders: readonly string[], { git, ...flags }: McpFlags): Promise<void> {
  const { runMcp } = (await import(serverModule().href)) as McpModule;
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
  await runMcp({ ...flags, folders, noGit: !git, signal: end.signal });
  // A client that ended the connection may leave its side of standard input open.
  process.exit(0);
}

/** The bundle beside this one, or the source while developing. */
function serverModule(): URL {
  const bundled = new URL('./mcp.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../mcp/main.ts', import.meta.url);
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It takes a port from 0 to 65535.');
}

function shareIn(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It takes a number above 0 and up to 1.');
}
