/**
 * Values against a JSON schema that may be a stranger's. Expressions run on RE2, formats and references to elsewhere are not followed,
 * and a schema too large or too deep is refused.
 */

import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { SchemaCheck } from '../../core/ports/schemaCheck.ts';

const MOST_SCHEMA = 64_000;
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

/** @throws with what is wrong with the schema, a clause. */
export function compiledSchema(schema: object, options: Options = {}): ValidateFunction {
  if (depthOf(schema, MOST_DEPTH) > MOST_DEPTH)
    throw new Error(`its schema is nested more than ${MOST_DEPTH} deep`);
  const size = JSON.stringify(schema).length;
  if (size > MOST_SCHEMA)
    throw new Error(`its schema has ${Math.round(size / 1000)} kB, more than ${MOST_SCHEMA / 1000}`);
  const { $id: _, $schema: dialect, ...own } = schema as Readonly<Record<string, unknown>>;
  const all = { ...OPTIONS, ...options };
  const ajv = /draft-0[467]/.test(String(dialect ?? '')) ? new Ajv(all) : new Ajv2020(all);
  return ajv.compile(own);
}

/** @throws `invalid-option` for a schema that cannot be used. */
export function schemaCheck(schema: object): SchemaCheck {
  let validate: ValidateFunction;
  try {
    validate = compiledSchema(schema, { allErrors: true });
  } catch (error) {
    const reason = messageOf(error);
    throw new CodedError(
      'invalid-option',
      `The JSON schema cannot be used (${reason}). Correct the schema.`,
      error,
    );
  }
  return (value) => (validate(value) ? [] : [...new Set((validate.errors ?? []).map(clauseOf))]);
}

/** With the name or the values that the library's own words leave out. */
function clauseOf({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const { additionalProperty, allowedValues, allowedValue } = params as Readonly<Record<string, unknown>>;
  const more = additionalProperty ?? allowedValues ?? allowedValue;
  return `${instancePath || 'the answer'} ${message}${more === undefined ? '' : ` (${JSON.stringify(more)})`}`;
}

/** Stops at the limit. */
function depthOf(value: unknown, left: number): number {
  if (typeof value !== 'object' || value === null || left < 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((each) => depthOf(each, left - 1)));
}
