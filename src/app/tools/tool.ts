/** What a tool is: words for the model that may choose it, a schema, and a way from a workspace to hints. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Engine, EngineApi } from '../../protocol/engineApi.ts';
import type { ToolDescription } from '../../protocol/toolsApi.ts';
import type { Hints } from './hints.ts';

export interface ToolGround {
  readonly root: string;
  readonly model: ArchitectureModel;
  readonly engine: EngineApi & Pick<Engine, 'knowledge' | 'feedback'>;
  /** What was learned of the person orders nothing. */
  readonly ownOrder: boolean;
  readonly signal: AbortSignal;
}

export interface Tool extends ToolDescription {
  /** Throws `invalid-option` for an input that the schema does not take. */
  answer(ground: ToolGround, input: unknown): Promise<Hints>;
}

interface ToolSpec<E extends v.ObjectEntries> extends Omit<ToolDescription, 'inputSchema'> {
  readonly input: E;
  run(ground: ToolGround, input: v.InferOutput<v.ObjectSchema<E, undefined>>): Promise<Hints>;
}

/** Longer than any path or question. */
const MOST_TEXT = 1_000;

/** A text of the input, with words for the model. */
export function text(description: string) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MOST_TEXT), v.description(description));
}

const folder = v.optional(
  text(
    'The workspace folder that is meant, by its name or absolute path; needed only where several are open.',
  ),
);

export function defineTool<E extends v.ObjectEntries>({ input, run, ...words }: ToolSpec<E>): Tool {
  const schema = v.object({ ...input, folder });
  const { $schema: _, ...inputSchema } = toJsonSchema(schema, { errorMode: 'ignore' });
  return {
    ...words,
    inputSchema: { ...inputSchema, additionalProperties: false },
    answer: (ground, given) =>
      run(ground, v.parse(schema, given) as v.InferOutput<v.ObjectSchema<E, undefined>>),
  };
}
