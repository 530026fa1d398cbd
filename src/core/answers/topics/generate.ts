/** The base of a new file, after the file here that is most like it: its place, name, imports and the outline of what it declares. */
import { basename, dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Question } from '../question.ts';
import { code, count } from '../words.ts';
import { type Home, homesOf, place, singular } from './placing.ts';

export async function generate(
  page: AnswerPage,
  ground: AnswerGround,
  { lower, text, subjects }: Question,
): Promise<void> {
  const like = subjects.find(({ kind, at }) => kind === 'file' && at < 0);
  const { kind, name } = wish(ground, text);
  const homes = kind === undefined ? [] : homesOf(ground, [kind]);
  const model = like !== undefined && 'file' in like ? like.file : bestExample(homes[0]);
  if (model === undefined || name === undefined) {
    page.para(
      'Say what is to be made and how it is called, as in `/generate repository for invoices`; a file put beside the question is taken as the example.',
    );
    if (kind !== undefined || lower !== '') place(page, ground, lower);
    return;
  }
  await outline(page, ground, { model, name });
}

/** `a repository for invoices`, `InvoiceRepository`: the kind is the word that files here are called after. */
function wish(
  ground: AnswerGround,
  text: string,
): { readonly kind?: string; readonly name?: readonly string[] } {
  const words = wordsOf(text).filter((word) => !FILLER.has(word));
  const kinds = words.map(singular).filter((word) => homesOf(ground, [word]).length > 0);
  const kind = kinds.find((word) => LAST.test(word)) ?? kinds.at(-1);
  const name = words.map(singular).filter((word) => word !== kind);
  return { ...(kind && { kind }), ...(name.length > 0 && { name }) };
}

const LAST =
  /^(repository|service|controller|handler|model|view|component|adapter|factory|command|query|test|middleware|route|router|store|client|provider|manager|validator|mapper|dto|entity|hook|page|job|serializer|resource)$/;
const FILLER = new Set(
  'a an the for of new with and to in that which make create generate add write me please file class module base'.split(
    ' ',
  ),
);

/** Typical rather than large: the one of middle length. */
function bestExample(home: Home | undefined): SourceFile | undefined {
  const bySize = home?.files.toSorted((x, y) => x.lines - y.lines) ?? [];
  return bySize[Math.floor(bySize.length / 2)];
}

async function outline(
  page: AnswerPage,
  ground: AnswerGround,
  { model, name }: { readonly model: SourceFile; readonly name: readonly string[] },
): Promise<void> {
  const { path } = model;
  const old = oldWords(ground, path);
  const renamed = (text: string) => rename(text, old, name);
  const file = `${dirname(path) === '' ? '' : `${dirname(path)}/`}${renamed(basename(path))}`;
  const text = (await ground.read(path)) ?? '';
  const facts = ground.model.facts.get(path);
  const lines = text.split('\n');
  const symbols = (facts?.symbols ?? []).filter(
    ({ exported, container }) => exported || container !== undefined,
  );
  const kept = new Set<number>();
  const last = Math.max(0, ...(facts?.imports ?? []).map(({ line }) => line));
  for (let at = 0; at < last; at++) kept.add(at);
  for (const symbol of symbols) {
    const { startLine, endLine } = symbol;
    const head = headOf(lines, startLine, endLine);
    for (let at = startLine - 1; at < head; at++) kept.add(at);
    if (endLine > head) kept.add(endLine - 1);
  }
  const shown = [...kept].sort((x, y) => x - y);
  const body = shown
    .map(
      (at, index) =>
        `${index > 0 && at - shown[index - 1]! > 1 && lines[at - 1]?.trim() === '' ? '\n' : ''}${renamed(lines[at] ?? '')}`,
    )
    .join('\n');
  page.para(
    `It would stand in ${code(file)}, made after ${code(path)}: the same imports and outline, with the names changed.${page.at(path)}`,
    ground.paths.includes(file) ? 'A file of that name is there already: choose another name.' : undefined,
  );
  page.fence(model.language, body);
  page.para(
    `Bodies are left out, and imports that the new file does not need have to go (${count(facts?.imports.length ?? 0, 'import')} in the example).`,
  );
  page.leftOut(
    'This is a base after one example. Whole modules with tests, wired in and checked against the rules, are not generated yet.',
  );
  page.follow(`What is ${path}?`);
}

/** Words of the example's name that are not those of its kind. */
function oldWords({ model }: AnswerGround, path: string): readonly string[] {
  const beside = model.files.filter(
    (file) => dirname(file.path) === dirname(path) && extname(file.path) === extname(path),
  );
  const own = wordsOf(basename(path).replace(/\.\w+$/, ''));
  const common = own.filter(
    (word) => beside.filter((file) => wordsOf(basename(file.path)).includes(word)).length > beside.length / 2,
  );
  const rest = own.filter((word) => !common.includes(word));
  return rest.length > 0 ? rest : own.slice(0, 1);
}

/** Each way in which identifiers are written. */
function rename(text: string, old: readonly string[], fresh: readonly string[]): string {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const forms: readonly ((words: readonly string[]) => string)[] = [
    (words) => words.map(capital).join(''),
    (words) => words.map((word, at) => (at === 0 ? word : capital(word))).join(''),
    (words) => words.join('_'),
    (words) => words.join('-'),
    (words) => words.join('_').toUpperCase(),
    (words) => words.join(''),
  ];
  let renamed = text;
  for (const form of new Map(forms.map((each) => [each(old), each])).values())
    renamed = renamed.replace(
      new RegExp(`(?<![a-z])${form(old)}(?![a-z])|(?<=[a-z])${capital(form(old))}(?![a-z])`, 'g'),
      (hit) => (hit === form(old) ? form(fresh) : capital(form(fresh))),
    );
  return renamed;
}

/** Up to where the body begins, at most eight lines. */
function headOf(lines: readonly string[], start: number, end: number): number {
  for (let at = start; at <= Math.min(end, start + 8); at++)
    if (/[{:]\s*$|=>\s*$/.test(lines[at - 1] ?? '')) return at;
  return Math.min(end, start);
}
