/** Arguments of a tool as a person types them: a JSON object, or `name=value` by `name=value`. */
import { messageOf } from '../../base/messageOf.ts';

type Schema = Readonly<Record<string, unknown>>;

const PAIR = /([^\s=]+)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)\s*/y;

/** Unchecked; a text says what is wrong. Values are read by the type that the schema has for their name, else as text. */
export function typedArguments(typed: string, schema: Schema): Schema | string {
  const text = typed.trim();
  if (text.startsWith('{')) return objectOf(text);
  const given: Record<string, unknown> = {};
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const at = PAIR.lastIndex;
    const [, name, value] = PAIR.exec(text) ?? [];
    if (name === undefined)
      return `What it takes is written as \`name=value\`, or as JSON; \`${text.slice(at, at + 40).replace(/`/g, ' ')}\` is neither.`;
    given[name] = readAs(unquoted(value!), typeOf(schema, name));
  }
  return given;
}

function objectOf(text: string): Schema | string {
  try {
    return JSON.parse(text) as Schema;
  } catch (error) {
    return `This is no JSON (${messageOf(error).replace(/`/g, ' ')}).`;
  }
}

function unquoted(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1);
  if (!/^".*"$/s.test(value)) return value;
  return value.slice(1, -1).replace(/\\(.)/gs, '$1');
}

function typeOf({ properties }: Schema, name: string): unknown {
  const known = typeof properties === 'object' && properties !== null ? (properties as Schema) : {};
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  return typeof found === 'object' && found !== null ? (found as Schema).type : undefined;
}

/** What cannot be read as its type stays text, which the schema then refuses in its own words. */
function readAs(text: string, type: unknown): unknown {
  if (type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string')))
    return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
