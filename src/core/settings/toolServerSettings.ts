/** `groundplan.mcpServers` as a person writes it: checked one by one, so that one that is wrong leaves the others in force. */
import * as v from 'valibot';
import type { ToolServer } from '../model/toolServer.ts';

/** A server of tools as it is written. */
export interface ToolServerSetting {
  readonly name: string;
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly disabled?: boolean;
}

const DEFAULT_SECONDS = 60;
const MOST_SECONDS = 600;
const MOST_SERVERS = 32;
const ENV = `\`\${env:NAME}\` stands for a variable of the environment.`;
const texts = { type: 'object', additionalProperties: { type: 'string' } };

/** JSON Schema of one server, for editors. */
export const TOOL_SERVER_SCHEMA = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[\\w.-]{1,40}$', description: 'What its tools are called by.' },
    command: {
      type: 'string',
      description: 'The program to start, which speaks on standard input and output.',
    },
    args: { type: 'array', items: { type: 'string' }, description: `Its arguments. ${ENV}` },
    env: { ...texts, description: `Variables for it. ${ENV}` },
    cwd: { type: 'string', description: 'The folder that it is started in.' },
    url: { type: 'string', description: 'Instead of a command: where it speaks streamable HTTP.' },
    headers: { ...texts, description: `Headers that it wants, its key for instance. ${ENV}` },
    timeoutSeconds: {
      type: 'number',
      minimum: 1,
      maximum: MOST_SECONDS,
      description: `For one call; ${DEFAULT_SECONDS} without.`,
    },
    disabled: { type: 'boolean', description: 'Leave it alone.' },
  },
} as const;

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_000));
const written = v.object({
  name: v.pipe(v.string(), v.regex(/^[\w.-]{1,40}$/, 'a name has letters, digits, dots, hyphens')),
  command: v.optional(text),
  args: v.optional(v.array(v.pipe(v.string(), v.maxLength(4_000))), []),
  env: v.optional(v.record(v.string(), v.string()), {}),
  cwd: v.optional(text),
  url: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:/i, 'a URL begins with http:// or https://'))),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(MOST_SECONDS)), DEFAULT_SECONDS),
  disabled: v.optional(v.boolean(), false),
});

export interface ToolServers {
  readonly servers: readonly ToolServer[];
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

/** @param setting as a person knows it */
export function readToolServers(value: unknown, setting = 'groundplan.mcpServers'): ToolServers {
  const servers: ToolServer[] = [];
  const problems: string[] = [];
  const all = Array.isArray(value) ? value : [];
  if (all.length > MOST_SERVERS)
    problems.push(`Of ${all.length} servers of tools the first ${MOST_SERVERS} are used.`);
  for (const [at, each] of all.slice(0, MOST_SERVERS).entries()) {
    const parsed = v.safeParse(written, each);
    const server = parsed.success ? serverOf(parsed.output) : firstIssue(parsed.issues[0]);
    if (server === undefined) continue;
    if (typeof server === 'string') problems.push(`${setting}, entry ${at + 1}: ${server}.`);
    else if (servers.some(({ name }) => name === server.name))
      problems.push(`Two servers of tools are called ${server.name}; the first one is used.`);
    else servers.push(server);
  }
  return { servers, problems };
}

/** A text says what is wrong; undefined for one that is to be left alone. */
function serverOf({
  name,
  command,
  args,
  env,
  cwd,
  url,
  headers,
  timeoutSeconds,
  disabled,
}: v.InferOutput<typeof written>): ToolServer | string | undefined {
  if (disabled) return undefined;
  const timeoutMs = timeoutSeconds * 1000;
  if (command !== undefined && url !== undefined) return 'it has a command and a url; leave one out';
  if (command !== undefined)
    return {
      name,
      timeoutMs,
      reach: { kind: 'process', command, args, env, ...(cwd === undefined ? {} : { cwd }) },
    };
  if (url !== undefined) return { name, timeoutMs, reach: { kind: 'http', url, headers } };
  return 'it needs a command or a url';
}

function firstIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `${path === null ? 'it' : path}: ${issue.message}`;
}
