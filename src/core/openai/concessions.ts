/** What a request goes without where a server refuses it. Each is made once and kept for that server. */

export type Concession =
  | 'any-json'
  | 'no-schema'
  | 'no-stream-options'
  | 'completion-tokens'
  | 'no-temperature'
  | 'no-seed'
  | 'no-tools';

interface Refusal {
  /** In the words of the server that refuses. */
  readonly says: RegExp;
  /** The first that has not been made. */
  readonly concede: readonly Concession[];
}

const REFUSALS: readonly Refusal[] = [
  { says: /\btools?\b|tool_choice|tool-call|function call|--jinja/i, concede: ['no-tools'] },
  { says: /max_completion_tokens/i, concede: ['completion-tokens'] },
  { says: /stream_options|include_usage/i, concede: ['no-stream-options'] },
  { says: /response_format|json_schema|json_object|grammar|schema/i, concede: ['any-json', 'no-schema'] },
  { says: /temperature/i, concede: ['no-temperature'] },
  { says: /\bseed\b/i, concede: ['no-seed'] },
];

/** What to do without after this refusal; undefined when nothing is left that it could be about. */
export function concessionFor(
  refusal: string,
  asked: {
    readonly schema: boolean;
    readonly tools: boolean;
    readonly conceded: ReadonlySet<Concession>;
  },
): Concession | undefined {
  for (const { says, concede } of REFUSALS) {
    if (!says.test(refusal)) continue;
    const next = concede.find((each) => !asked.conceded.has(each));
    const isAboutSchema = concede.includes('no-schema');
    const isAboutTools = concede.includes('no-tools');
    if (next !== undefined && (!isAboutSchema || asked.schema) && (!isAboutTools || asked.tools)) return next;
  }
  return undefined;
}
