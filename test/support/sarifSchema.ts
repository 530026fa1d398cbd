/** The schema of SARIF 2.1.0 as OASIS publishes it (rtm.5), beside this file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

const FILE = join(import.meta.dirname, 'schemas', 'sarif-2.1.0-rtm.5.json');

/** @returns what is wrong with a log; empty for a valid one. */
export function sarifErrors(log: unknown): readonly unknown[] {
  // Draft 4's own keywords name the schema and nothing in it.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(FILE, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  return validate(log) ? [] : (validate.errors ?? []);
}
