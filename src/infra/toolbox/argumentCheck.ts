/**
 * Arguments against a schema that a server wrote: untrusted itself. Expressions run on RE2, formats and references to elsewhere are not
 * followed, and a schema too large or too deep is refused.
 */
import type { Options, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';

/** Undefined: they fit. Otherwise what is wrong, in a sentence. */
export type ArgumentCheck = (given: unknown) => string | undefined;

const MOST_SCHEMA = 64_000;
const MOST_ARGUMENTS = 200_000;
const MOST_DEPTH = 40;

const re2 = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    // What the library tells one expression from another by.
    return { toString: () => pattern, test: (text: string) => compiled.matcher(text).find() };
  },
  // Only for code that is written to a file, which none is.
  { code: 're2' },
);

const OPTIONS: Options = {
  strict: false,
  validateFormats: false,
  inlineRefs: false,
  ownProperties: true,
  logger: false,
  code: { regExp: re2 },
};

/** @throws with what is wrong with the schema. */
export function argumentCheck(schema: Readonly<Record<string, unknown>>): ArgumentCheck {
  if (schema.type !== 'object') throw new Error('its schema is not one of an object');
  if (depthOf(schema, MOST_DEPTH) > MOST_DEPTH)
    throw new Error(`its schema is nested more than ${MOST_DEPTH} deep`);
  const size = JSON.stringify(schema).length;
  if (size > MOST_SCHEMA)
    throw new Error(`its schema has ${Math.round(size / 1000)} kB, more than ${MOST_SCHEMA / 1000}`);
  const { $id: _, ...anonymous } = schema;
  const validate = compiled(anonymous);
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return 'The arguments are no object.';
    if (JSON.stringify(given).length > MOST_ARGUMENTS)
      return `The arguments have more than ${MOST_ARGUMENTS / 1000} kB.`;
    if (validate(given)) return undefined;
    const [error] = validate.errors ?? [];
    return `The arguments do not fit the tool’s schema: ${error?.instancePath || 'they'} ${error?.message ?? 'are wrong'}.`;
  };
}

function compiled(schema: object): ValidateFunction {
  const dialect = String((schema as { readonly $schema?: unknown }).$schema ?? '');
  const ajv = /draft-0[467]/.test(dialect) ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  return ajv.compile({ ...schema, $schema: undefined });
}

/** Stops at the limit. */
function depthOf(value: unknown, left: number): number {
  if (typeof value !== 'object' || value === null || left < 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((each) => depthOf(each, left - 1)));
}
