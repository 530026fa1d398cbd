/** What a person sets, as text or typed → the values of a blueprint's parameters. */
import { CodedError } from '../../base/codedError.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import type { BlueprintManifest, BlueprintParameter, BlueprintValue } from '../model/blueprint.ts';
import { MANIFEST } from './readManifest.ts';
import type { Templates } from './templates.ts';

export type Values = Readonly<Record<string, BlueprintValue>>;

const MOST_CHARACTERS = 80;
const MOST_TEXT = 4000;
const MOST_NAMES = 50;

/** Throws `invalid-option` for what is missing, unknown or no such value, all at once. */
export function valuesOf(manifest: BlueprintManifest, given: Values, templates: Templates): Values {
  const wrong = Object.keys(given)
    .filter((name) => !manifest.parameters.some((each) => each.name === name))
    .map((name) => `“${name}” is no parameter of ${manifest.name}; ${known(manifest)}.`);
  const values: Record<string, BlueprintValue> = {};
  for (const parameter of manifest.parameters) {
    const asked = templates.holds(parameter.when, { file: MANIFEST, scope: values });
    const value = asked ? (given[parameter.name] ?? parameter.default) : (parameter.default ?? '');
    if (value === undefined) {
      wrong.push(`“${parameter.name}” (${parameter.about}) has to be set.`);
      continue;
    }
    const read = asked ? readAs(parameter, value) : { value };
    if ('wrong' in read) wrong.push(`“${parameter.name}” ${read.wrong}.`);
    else values[parameter.name] = read.value;
  }
  if (wrong.length > 0) throw new CodedError('invalid-option', wrong.join(' '));
  return values;
}

function known({ parameters }: BlueprintManifest): string {
  return parameters.length === 0 ? 'it has none' : `it has ${parameters.map(({ name }) => name).join(', ')}`;
}

type Read = { readonly value: BlueprintValue } | { readonly wrong: string };

function readAs({ type, choices }: BlueprintParameter, value: BlueprintValue): Read {
  switch (type) {
    case 'name':
      return isName(value) ? { value } : { wrong: NO_NAME };
    case 'names': {
      const names = typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value;
      if (!Array.isArray(names) || names.length === 0 || !names.every(isName)) return { wrong: NO_NAMES };
      const written = new Set(names.map((each: string) => wordsOf(each).join(' ')));
      if (written.size < names.length) return { wrong: 'names one thing twice' };
      return names.length > MOST_NAMES ? { wrong: `has more than ${MOST_NAMES} names` } : { value: names };
    }
    case 'text':
      return typeof value === 'string' && value.length <= MOST_TEXT
        ? { value }
        : { wrong: `is a text of at most ${MOST_TEXT} characters` };
    case 'boolean':
      if (typeof value === 'boolean') return { value };
      return value === 'true' || value === 'false'
        ? { value: value === 'true' }
        : { wrong: 'is true or false' };
    case 'integer': {
      const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
      return Number.isSafeInteger(number) ? { value: number as number } : { wrong: 'is a whole number' };
    }
    case 'choice':
      return choices?.includes(String(value))
        ? { value: String(value) }
        : { wrong: `is one of ${choices?.join(', ')}` };
  }
}

const NO_NAME = `is a name: letters, digits, spaces, - and _, beginning with a letter, at most ${MOST_CHARACTERS} characters`;
const NO_NAMES = `is one or more names with commas between them: letters, digits, spaces, - and _, each beginning with a letter`;

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= MOST_CHARACTERS && /^\p{L}[\p{L}\p{N} _-]*$/u.test(value)
  );
}
