/** A blueprint made of a folder that is there: what is called as a parameter is becomes its name, written as it was. */
import { basename, dirname, extname } from '../../base/paths.ts';
import { type Habit, wordsOf, writtenAs } from '../edit/fileNaming.ts';
import { BLUEPRINT_LANGUAGES, type BlueprintLanguage } from '../model/blueprint.ts';
import { LANGUAGE_STYLES } from './style/codeStyle.ts';

export interface ExtractInput {
  readonly name: string;
  /** By path relative to the folder. */
  readonly texts: ReadonlyMap<string, string>;
  /** By name, what it is called in the folder. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Extracted {
  /** By path relative to the blueprint's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly language: BlueprintLanguage;
}

/** Undefined where the folder has no file of a language that blueprints know. */
export function extractBlueprint({ name, texts, parameters }: ExtractInput): Extracted | undefined {
  const language = languageOf([...texts.keys()]);
  if (language === undefined) return undefined;
  const swap = new Swap(parameters);
  const files = new Map<string, string>();
  const entries: string[] = [];
  for (const [path, text] of texts) {
    const template = `${language}/${path}.liquid`;
    files.set(template, swap.inText(harmless(text)));
    entries.push(
      `      - template: ${JSON.stringify(template)}\n        path: ${JSON.stringify(swap.inPath(path))}`,
    );
  }
  const listed = Object.entries(parameters).map(
    ([parameter, value]) =>
      `  - { name: ${parameter}, type: name, default: ${JSON.stringify(wordsOf(value).join(' '))}, about: ${JSON.stringify(`what ${value} is called`)} }`,
  );
  const manifest = [
    `name: ${name}`,
    'kind: structure',
    'adapt: false',
    `title: ${JSON.stringify(
      wordsOf(name)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(' '),
    )}`,
    `summary: ${JSON.stringify(`As it was extracted from a folder of ${texts.size} ${texts.size === 1 ? 'file' : 'files'}.`)}`,
    ...(listed.length === 0 ? [] : ['parameters:', ...listed]),
    `languages:\n  ${language}:\n    files:`,
    ...entries,
  ];
  return { files: new Map([['blueprint.yaml', `${manifest.join('\n')}\n`], ...files]), language };
}

/** The language of most files. */
function languageOf(paths: readonly string[]): BlueprintLanguage | undefined {
  const counted = BLUEPRINT_LANGUAGES.map((language) => ({
    language,
    count: paths.filter((path) => LANGUAGE_STYLES[language].endings.includes(extname(path))).length,
  }));
  const [most] = counted.sort((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? undefined : most.language;
}

/** What Liquid would take for its own is put out by it. */
function harmless(text: string): string {
  return text.replace(/\{\{|\{%/g, (found) => `{{ '${found}' }}`);
}

interface Form {
  readonly parameter: string;
  readonly written: string;
  readonly filter: string;
}

const HABITS: readonly (readonly [Habit, string])[] = [
  ['pascal', 'pascal'],
  ['camel', 'camel'],
  ['snake', 'snake'],
  ['kebab', 'kebab'],
];

/** Each parameter in all the ways in which it may be written. */
class Swap {
  readonly #forms: readonly Form[];

  constructor(parameters: Readonly<Record<string, string>>) {
    const forms = Object.entries(parameters).flatMap(([parameter, value]) => {
      const words = wordsOf(value);
      const plural = [...words.slice(0, -1), `${words.at(-1)}s`];
      return HABITS.flatMap(([habit, filter]) => [
        { parameter, written: writtenAs(plural, habit), filter: `plural | ${filter}` },
        { parameter, written: writtenAs(words, habit), filter },
        ...(habit === 'snake'
          ? [{ parameter, written: writtenAs(words, habit).toUpperCase(), filter: 'constant' }]
          : []),
      ]);
    });
    // The longer ones first, and of what is written alike the first.
    this.#forms = forms
      .filter((form, at) => forms.findIndex(({ written }) => written === form.written) === at)
      .sort((a, b) => b.written.length - a.written.length);
  }

  /** Where it is a word, or a hump of one: `OrderLine` has `Order`, `border` has not `order`. */
  inText(text: string): string {
    if (this.#forms.length === 0) return text;
    const byWritten = new Map(this.#forms.map((form) => [form.written, form]));
    const any = new RegExp(
      this.#forms.map(({ written }) => written.replace(/[^\w]/g, '\\$&')).join('|'),
      'g',
    );
    return text.replace(any, (found, at: number) => {
      const before = text[at - 1] ?? '';
      const after = text[at + found.length] ?? '';
      const startsHump = /^\p{Lu}/u.test(found) || !/[\p{L}\p{N}]/u.test(before);
      const endsHump = !/[\p{Ll}\p{N}]/u.test(after);
      const { parameter, filter } = byWritten.get(found)!;
      return startsHump && endsHump ? `{{ ${parameter} | ${filter} }}` : found;
    });
  }

  inPath(path: string): string {
    const folder = dirname(path);
    const name = basename(path);
    const stem = this.inText(name);
    return folder === '' ? stem : `${this.inText(folder)}/${stem}`;
  }
}
