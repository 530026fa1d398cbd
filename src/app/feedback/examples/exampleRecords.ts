/** Texts of offers as the journal holds them: the family `examples`, an offer's id as subject, one entry each. */
import * as v from 'valibot';
import { type ExampleText, MOST_PROMPT, MOST_TEXT } from '../../../core/examples/exampleText.ts';
import type { JournalEntry, WrittenEntry } from '../../../core/ports/journal.ts';
import { holdsSecret } from '../../../core/toolbox/maskSecrets.ts';

export const EXAMPLES = 'examples';
const KIND = `${EXAMPLES}.text`;
const VERSION = 1;

const short = v.pipe(v.string(), v.maxLength(4000));
const text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
const lines = v.pipe(v.array(short), v.maxLength(3), v.readonly());

export const exampleText = v.object({
  language: v.pipe(v.string(), v.maxLength(40)),
  path: short,
  turns: v.pipe(
    v.array(v.object({ role: v.picklist(['system', 'user', 'assistant']), content: v.string() })),
    v.minLength(1),
    v.check(
      (turns) => turns.reduce((sum, { content }) => sum + content.length, 0) <= MOST_PROMPT,
      'it is too long',
    ),
    v.readonly(),
  ),
  suggested: text,
  neighbours: v.object({ above: lines, below: lines }),
  around: v.exactOptional(v.object({ before: text, after: text })),
  instead: v.exactOptional(text),
  kept: v.exactOptional(
    v.object({ text: v.exactOptional(text), share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  ),
});

/** Undefined for what is too long, and for what may hold a credential anywhere: neither is ever written. */
export function exampleEntry(offerId: string, what: ExampleText): JournalEntry | undefined {
  const read = readExample(what);
  if (read === undefined) return undefined;
  return { kind: KIND, version: VERSION, subject: offerId, body: read };
}

/** The same of what comes from a file. */
export function readExample(what: unknown): ExampleText | undefined {
  const read = v.safeParse(exampleText, what);
  return read.success && !textsOf(read.output).some(holdsSecret) ? read.output : undefined;
}

/** Undefined for what another version wrote. */
export function exampleIn({ kind, version, body }: WrittenEntry): ExampleText | undefined {
  if (kind !== KIND || version !== VERSION) return undefined;
  const read = v.safeParse(exampleText, body);
  return read.success ? read.output : undefined;
}

function textsOf({ turns, suggested, around, instead, kept }: ExampleText): string[] {
  const { before = '', after = '' } = around ?? {};
  const said = turns.map(({ content }) => content);
  return [...said, before + suggested + after, instead ?? '', kept?.text ?? ''];
}
