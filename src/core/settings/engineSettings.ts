/** The settings about engines, as a person writes them: checked one by one, so that one that is wrong leaves the others in force. */
import * as v from 'valibot';
import type { EnginePreference, EnginesConfiguration, ServerConfiguration } from '../model/engines.ts';

export const ENGINE_PREFERENCES = [
  'auto',
  'embedded',
  'server',
  'vscode',
  'none',
] as const satisfies readonly EnginePreference[];

/** A server of `groundplan.servers`. */
export interface ServerSetting {
  readonly name: string;
  readonly url: string;
  readonly model?: string;
  /** Where the key is, never the key: `${secret:NAME}` or `${env:NAME}`. */
  readonly key?: string;
  readonly contextTokens?: number;
  readonly adapters?: Readonly<Record<string, string>>;
}

export interface EngineSettings {
  readonly preference: EnginePreference;
  readonly servers: readonly ServerSetting[];
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

/** How a key is referred to, as Markdown. */
export const SECRET_FORM = `\`\${secret:NAME}\``;
const ENV_FORM = `\`\${env:NAME}\``;

/** JSON Schema of one server, for editors. */
export const SERVER_SCHEMA = {
  type: 'object',
  required: ['name', 'url'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', description: 'Its engine is `server:NAME`.' },
    url: {
      type: 'string',
      description:
        'Where its interface is: `http://127.0.0.1:1234` (LM Studio), `http://127.0.0.1:11434` (Ollama).',
    },
    model: {
      type: 'string',
      description:
        'The model to ask for, as the server names it (vLLM: adapters too); otherwise its first one.',
    },
    key: {
      type: 'string',
      pattern: '^\\$\\{(secret|env):[^}]+\\}$',
      description: `Where the key is: ${SECRET_FORM} (“Groundplan: Set Server Key”) or ${ENV_FORM}. Never the key itself.`,
    },
    adapters: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description:
        'Adapters by language, as the server names them: `{ "python": "python-style" }` is a model of vLLM, or the file of an adapter that llama.cpp’s server was started with. `generic` serves every other language.',
    },
    contextTokens: {
      type: 'integer',
      minimum: 256,
      description: 'What its models hold, where it does not tell.',
    },
  },
} as const;

const MOST_SERVERS = 32;
const NAME = v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/));
const REFERENCE = /^\$\{(secret|env):([^}]+)\}$/;

const SERVER = v.object({
  name: NAME,
  url: v.string(),
  model: v.optional(v.string()),
  key: v.optional(v.string()),
  contextTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(256))),
  adapters: v.optional(v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(200)))),
});

/** @param where how a person calls the list: `groundplan.servers` */
export function readEngineSettings(engine: unknown, servers: unknown, where: string): EngineSettings {
  const problems: string[] = [];
  const preference = ENGINE_PREFERENCES.find((each) => each === engine) ?? 'auto';
  if (engine !== undefined && preference !== engine)
    problems.push(`The engine “${String(engine)}” is none of ${ENGINE_PREFERENCES.join(', ')}; auto holds.`);
  const listed = Array.isArray(servers) ? servers : [];
  if (servers !== undefined && !Array.isArray(servers))
    problems.push(`\`${where}\` is no list; it is left out.`);
  if (listed.length > MOST_SERVERS)
    problems.push(`\`${where}\` has more than ${MOST_SERVERS} servers; the rest is left out.`);
  const read: ServerSetting[] = [];
  for (const [at, each] of listed.slice(0, MOST_SERVERS).entries()) {
    const problem = problemOf(each, read);
    if (problem === undefined) read.push(v.parse(SERVER, each) as ServerSetting);
    else problems.push(`\`${where}[${at}]\` is left out: ${problem}.`);
  }
  return { preference, servers: read, problems };
}

function problemOf(server: unknown, before: readonly ServerSetting[]): string | undefined {
  const parsed = v.safeParse(SERVER, server);
  if (!parsed.success) {
    const field = v.getDotPath(parsed.issues[0]) ?? '';
    if (field === '') return 'it is no server with a name and a url';
    return field === 'name'
      ? 'its name takes letters, digits, dots and dashes'
      : `its ${field} is not what it should be`;
  }
  const { name, key } = parsed.output;
  if (before.some((each) => each.name === name)) return `there is another server “${name}”`;
  if (key !== undefined && !REFERENCE.test(key))
    return `its key stands in the settings, where others can read it. Write ${SECRET_FORM} and set that, or ${ENV_FORM}`;
  return undefined;
}

/** Names of the secrets that servers refer to, each once. */
export function secretNames(servers: readonly ServerSetting[]): readonly string[] {
  const names = servers.flatMap(({ key }) => referenceOf(key, 'secret') ?? []);
  return [...new Set(names)];
}

export interface KeySource {
  secret(name: string): Promise<string | undefined>;
  env(name: string): string | undefined;
  /** What to do about a secret that is not set, as a sentence. */
  readonly remedy: string;
}

/** Puts keys in the place of what refers to them. A server without its key is left out: it would only refuse. */
export async function resolveKeys(
  { preference, servers, problems }: EngineSettings,
  keys: KeySource,
): Promise<EnginesConfiguration & { readonly problems: readonly string[] }> {
  const missing: string[] = [];
  const resolved: ServerConfiguration[] = [];
  for (const { key: reference, ...server } of servers) {
    if (reference === undefined) {
      resolved.push(server);
      continue;
    }
    const secret = referenceOf(reference, 'secret');
    const variable = referenceOf(reference, 'env') ?? '';
    const key = secret === undefined ? keys.env(variable) : await keys.secret(secret);
    if (key !== undefined && key !== '') resolved.push({ ...server, key });
    else
      missing.push(
        secret === undefined
          ? `The server “${server.name}” is left out: the environment variable ${variable} is not set.`
          : `The server “${server.name}” is left out: its key ${secret} is not set. ${keys.remedy}`,
      );
  }
  return { preference, servers: resolved, problems: [...problems, ...missing] };
}

function referenceOf(key: string | undefined, kind: 'secret' | 'env'): string | undefined {
  const match = REFERENCE.exec(key ?? '');
  return match?.[1] === kind ? match[2] : undefined;
}
