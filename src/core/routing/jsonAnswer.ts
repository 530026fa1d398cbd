/** JSON in what a model wrote: models that nothing holds to it put fences, greetings and explanations round it. */
import type { SchemaCheck } from '../ports/schemaCheck.ts';

export type JsonAnswer =
  | { readonly kind: 'kept'; readonly text: string }
  | { readonly kind: 'wrong'; readonly because: readonly string[] };

const FENCED = /```(?:json[c5]?)?[ \t]*\r?\n([\s\S]*?)```/i;
const MOST_NAMED = 5;

/** @returns the JSON alone, once it keeps to the schema. */
export function jsonAnswer(written: string, check: SchemaCheck): JsonAnswer {
  let because: readonly string[] = ['there is no JSON in it'];
  for (const text of candidates(written)) {
    const value = parsed(text);
    if (value === undefined) continue;
    because = check(value.parsed);
    if (because.length === 0) return { kind: 'kept', text };
  }
  return { kind: 'wrong', because: because.slice(0, MOST_NAMED) };
}

/** The whole, what stands in a fence, and from the first bracket to the last. */
function candidates(written: string): readonly string[] {
  const first = written.search(/[{[]/);
  const last = Math.max(written.lastIndexOf('}'), written.lastIndexOf(']'));
  return [written, FENCED.exec(written)?.[1] ?? '', first < 0 ? '' : written.slice(first, last + 1)]
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function parsed(text: string): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
