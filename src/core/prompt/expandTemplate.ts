/**
 * Prompt templates, in two phases: `{{> name}}` puts a template into a template; then `{{name}}` puts in a value of this request.
 * Values are never looked through for placeholders again, so that nothing in a file of the repository can name one.
 * Own code: the libraries that were looked at expand both at once, or run code of the template.
 */
import { CodedError } from '../../base/codedError.ts';

export interface Template {
  readonly text: string;
  /** Where it was read, for messages. */
  readonly file: string;
}

const INCLUDE = /\{\{>\s*([\w-]+)\s*\}\}/g;
const VALUE = /\{\{\s*([\w-]+)\s*\}\}/g;
const MOST_CHARACTERS = 200_000;

export interface TemplateSource {
  read(name: string): Promise<Template | undefined>;
  /** Names of the values that there will be. */
  readonly values: readonly string[];
}

/** Rejects with `invalid-template`, naming file and line, for what is missing, in a circle or too long. */
export async function loadTemplate(name: string, source: TemplateSource): Promise<Template> {
  const first = await source.read(name);
  if (first === undefined) throw new CodedError('invalid-template', `There is no prompt template ${name}.`);
  return { ...first, text: await included(first, [name], source) };
}

async function included(
  template: Template,
  above: readonly string[],
  source: TemplateSource,
): Promise<string> {
  const { text, file } = template;
  checkValues(template, source.values);
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(INCLUDE)) {
    const name = match[1]!;
    const place = `${file}:${lineOf(text, match.index)}`;
    if (above.includes(name))
      throw invalid(place, `puts ${name} into itself (${[...above, name].join(' → ')})`);
    const inner = await source.read(name);
    if (inner === undefined) throw invalid(place, `names the template ${name}, which is not there`);
    parts.push(text.slice(end, match.index), (await included(inner, [...above, name], source)).trimEnd());
    end = match.index + match[0].length;
    if (parts.reduce((sum, part) => sum + part.length, 0) > MOST_CHARACTERS)
      throw invalid(place, 'grows beyond what a prompt holds');
  }
  return [...parts, text.slice(end)].join('');
}

function checkValues({ text, file }: Template, values: readonly string[]): void {
  for (const match of text.matchAll(VALUE))
    if (!values.includes(match[1]!))
      throw invalid(
        `${file}:${lineOf(text, match.index)}`,
        `names the value ${match[1]}, which is not given; there are ${values.join(', ')}`,
      );
}

/** @param values all that were said to be there when it was loaded */
export function fillTemplate({ text }: Template, values: Readonly<Record<string, string>>): string {
  return text.replace(VALUE, (whole, name: string) => values[name] ?? whole).trim();
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function invalid(place: string, what: string): CodedError {
  return new CodedError(
    'invalid-template',
    `The prompt template at ${place} ${what}. Mend it, or delete the file to have the usual one.`,
  );
}
