/** What a person has set about engines for the command line: one file of theirs, never one of a workspace. */

import { readFile } from 'node:fs/promises';
import { type ParseError, parse } from 'jsonc-parser';
import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import { readEmbeddedSettings } from '../../core/settings/embeddedSettings.ts';
import { readEngineSettings, resolveKeys } from '../../core/settings/engineSettings.ts';
import { readToolServers } from '../../core/settings/toolServerSettings.ts';
import type { ToolServersReport } from '../../protocol/hostApi.ts';

/** @param file JSON with comments: `{ "engine": "server", "servers": [{ "name": "lab", "url": "http://…" }] }` */
export async function userConfiguration(file: string, storagePath?: string): Promise<EnginesConfiguration> {
  const { settings, problems } = await readSettings(file);
  const read = readEngineSettings(settings.engine, settings.servers, 'servers');
  const own = readEmbeddedSettings(settings.embedded, 'embedded');
  const named = [...read.problems, ...own.problems].map((problem) => `${file}: ${problem}`);
  const resolved = await resolveKeys(
    { ...read, problems: [...problems, ...named] },
    {
      secret: async () => undefined,
      env: (name) => process.env[name],
      remedy: `Secrets are VS Code’s: name an environment variable in ${file}, as \`\${env:NAME}\`.`,
    },
  );
  return {
    ...resolved,
    ...(Object.keys(own.embedded).length > 0 && { embedded: own.embedded }),
    ...(storagePath !== undefined && { storagePath }),
  };
}

/**
 * Servers of tools: of the person's own file, so that no workspace can name one.
 * @param tell hears what is wrong with it
 */
export async function userToolServers(
  file: string,
  { auditFile, tell }: { readonly auditFile: string; tell(problem: string): void },
): Promise<ToolServersReport> {
  const { settings, problems } = await readSettings(file);
  const read = readToolServers(settings.mcpServers, 'mcpServers');
  for (const problem of [...problems, ...read.problems.map((each) => `${file}: ${each}`)]) tell(problem);
  return { servers: read.servers, trusted: true, auditFile };
}

interface ReadSettings {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

async function readSettings(file: string): Promise<ReadSettings> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { settings: {}, problems: [] };
    const why = messageOf(error);
    return { settings: {}, problems: [`${file} cannot be read (${why}); nothing of it holds.`] };
  }
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return { settings: {}, problems: [`${file} is no JSON object; nothing of it holds.`] };
  return { settings: settings as Readonly<Record<string, unknown>>, problems: [] };
}
