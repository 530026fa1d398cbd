/** Arguments against a schema that a server wrote: untrusted itself. */
import { compiledSchema } from './schemaCheck.ts';

/** Undefined: they fit. Otherwise what is wrong, in a sentence. */
export type ArgumentCheck = (given: unknown) => string | undefined;

const MOST_ARGUMENTS = 200_000;

/** @throws with what is wrong with the schema. */
export function argumentCheck(schema: Readonly<Record<string, unknown>>): ArgumentCheck {
  if (schema.type !== 'object') throw new Error('its schema is not one of an object');
  const validate = compiledSchema(schema);
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
