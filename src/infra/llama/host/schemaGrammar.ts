/** JSON Schema → a grammar that llama.cpp keeps to, mended where the library's admits what no parser takes. */

import type { Llama, LlamaGrammar } from 'node-llama-cpp';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { plainSchema } from './plainSchema.ts';

/** As node-llama-cpp 3.21 writes them. */
const EXPONENT = ' ([eE] [-+]? ("0" | [1-9] [0-9]{0,15}))?';
const DIGITS = '("0" | [1-9] [0-9]{0,15})';
const TRAILING_LINES = ' "\\n\\n\\n\\n" [\\n]*';

/** Rejects with `engine-failed` for a schema that cannot be kept to. */
export async function schemaGrammar(llama: Llama, schema: object): Promise<LlamaGrammar> {
  try {
    // Its type asks for a schema that is known while compiling.
    const { grammar } = await llama.createGrammarForJsonSchema(
      plainSchema(schema) as { readonly const: null },
    );
    return await llama.createGrammar({ grammar: mended(grammar) });
  } catch (error) {
    throw new CodedError(
      'engine-failed',
      `The engine cannot keep to this JSON schema (${messageOf(error)}). Use types, enums and properties only.`,
      error,
    );
  }
}

/**
 * An integer of `46e1201662246` is infinite: integers lose their exponent and the digits beyond 2^53, fractions keep an
 * exponent of two digits. The text ends with the value: nothing is written after it.
 */
export function mended(grammar: string): string {
  return grammar
    .split('\n')
    .map((line) => {
      if (line.startsWith('root ::=')) return line.replace(TRAILING_LINES, '');
      if (!line.includes(EXPONENT)) return line;
      const fractional = line.includes('"."');
      const exponent = fractional ? ' ([eE] [-+]? [1-9] [0-9]?)?' : '';
      return line.replace(EXPONENT, exponent).replace(DIGITS, '("0" | [1-9] [0-9]{0,14})');
    })
    .join('\n');
}
