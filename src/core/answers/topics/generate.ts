/** The base of a new file, after the file here that is most like it: its place, name, imports and the outline of what it declares. */
import { basename, dirname, extname, join, relative } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { Suggestion } from '../../model/suggestion.ts';
import { profilesOf } from '../../places/newFile/folderProfiles.ts';
import { placeNewFile } from '../../places/newFile/placeNewFile.ts';
import { suggestionId } from '../../suggest/scoring.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Question } from '../question.ts';
import { code, count } from '../words.ts';
import { newFileWish, stemOf } from './newFileWish.ts';
import { outlineOf } from './outline.ts';
import { homesOf, place } from './placing.ts';

export async function generate(
  page: AnswerPage,
  ground: AnswerGround,
  { lower, text, subjects }: Question,
): Promise<void> {
  const like = subjects.find(({ kind, at }) => kind === 'file' && at < 0);
  const { kind, name, file, example } = newFileWish(ground, text);
  const homes = kind === undefined ? [] : homesOf(ground, [kind]);
  const chosen = example ?? (like !== undefined && 'file' in like ? like.file : undefined);
  const model =
    chosen ??
    bestExample(
      homes.find(({ folder }) => folder === dirname(file ?? ''))?.files ?? filesBeside(ground, file),
    ) ??
    bestExample(homes[0]?.files) ??
    (await peerOf(ground, name ?? [], text));
  if (model === undefined || (name === undefined && file === undefined)) {
    page.para(
      'Say what is to be made and how it is called, as in `/generate repository for invoices`; a file put beside the question is taken as the example.',
    );
    if (kind !== undefined || lower !== '') place(page, ground, lower);
    return;
  }
  await offerFile(page, ground, { model, name: name ?? [], file });
}

/** Where no file is called after its kind: the one that plays the same part in the folder where the new one belongs. */
async function peerOf(
  { model }: AnswerGround,
  name: readonly string[],
  purpose: string,
): Promise<SourceFile | undefined> {
  if (name.length === 0) return undefined;
  const { default: forest } = await import('../../places/ranking/placeWeights.json', {
    with: { type: 'json' },
  });
  const wanted = { name: rename('x', ['x'], name), purpose, uses: [] };
  const [best] = placeNewFile(profilesOf(model.files, new Map(), forest), wanted);
  return model.files
    .filter((file) => !file.test && best?.peers.includes(file.path))
    .toSorted((x, y) => x.lines - y.lines)[0];
}

/** Typical rather than large: the one of middle length. */
function bestExample(files: readonly SourceFile[] = []): SourceFile | undefined {
  const bySize = files.toSorted((x, y) => x.lines - y.lines);
  return bySize[Math.floor(bySize.length / 2)];
}

/** Those of its kind in the folder that is named with a file. */
function filesBeside({ model }: AnswerGround, file = ''): readonly SourceFile[] {
  const folder = dirname(file);
  return folder === ''
    ? []
    : model.files.filter(
        ({ path, test }) => !test && dirname(path) === folder && extname(path) === extname(file),
      );
}

interface Wanted {
  /** The example. */
  readonly model: SourceFile;
  readonly name: readonly string[];
  readonly file: string | undefined;
}

async function offerFile(
  page: AnswerPage,
  ground: AnswerGround,
  { model, name, file: named }: Wanted,
): Promise<void> {
  const { path } = model;
  const facts = ground.model.facts.get(path);
  const text = await ground.read(path);
  if (facts === undefined || text === undefined)
    return page.para(`${code(path)} cannot be read now, so nothing is made after it. Try again.`);
  const { own, old } = wordsOfExample(ground, path);
  const fresh =
    named === undefined
      ? name
      : wordsApart(
          wordsOf(stemOf(named)),
          own.filter((word) => !old.includes(word)),
        );
  const renamed = (said: string) => rename(said, old, fresh);
  const file = named?.includes('/') ? named : beside(path, named ?? renamed(basename(path)));
  const body = renamed(importsFrom(dirname(file), { text: outlineOf(text, facts), path, facts }));
  page.para(
    `It would stand in ${code(file)}, made after ${code(path)}: the same imports and declarations, with the names changed and the bodies yet to be written.${page.at(path)}`,
  );
  page.fence(model.language, body);
  if (ground.paths.includes(file))
    return page.para(`A file of that name is there already, so nothing is offered: choose another name.`);
  const suggestion = addFile(ground, { file, example: path, content: `${body.trimEnd()}\n` });
  ground.offer(suggestion);
  page.card(suggestion);
  page.leftOut(
    `Comments, constants and imports are the example’s (${count(facts.imports.length, 'import')}): what the new file does not need has to go. One file is made; its tests and what is to use it are not.`,
  );
  page.follow(`What is ${path}?`);
}

function addFile(
  { model: { root } }: AnswerGround,
  { file, example, content }: { readonly file: string; readonly example: string; readonly content: string },
): Suggestion {
  return {
    id: suggestionId('add-file', [root, file, example]),
    kind: 'add-file',
    title: `Add ${file}`,
    rationale: `It has the place, the naming and the outline of ${example}.`,
    confidence: 'likely',
    score: 0.5,
    origin: 'model',
    evidence: [{ path: example, line: 1, text: 'the example' }],
    edits: [{ type: 'create', path: file, content }],
    steps: [],
  };
}

function beside(path: string, name: string): string {
  return dirname(path) === '' ? name : `${dirname(path)}/${name}`;
}

/** What is imported by a relative path is so from another folder. */
function importsFrom(
  folder: string,
  { text, path, facts }: { readonly text: string; readonly path: string; readonly facts: FileFacts },
): string {
  if (folder === dirname(path)) return text;
  const imported = new Set(facts.imports.map(({ specifier }) => specifier));
  return text.replace(/(['"])(\.\.?\/[^'"\n]+)\1/g, (quoted, quote: string, from: string) => {
    const to = imported.has(from) ? join(dirname(path), from) : undefined;
    return to ? `${quote}${relative(folder, to)}${quote}` : quoted;
  });
}

/** The words of an example's name, and those of them that are not words of its kind. */
function wordsOfExample(
  { model }: AnswerGround,
  path: string,
): { readonly own: readonly string[]; readonly old: readonly string[] } {
  const beside = model.files.filter(
    (file) => dirname(file.path) === dirname(path) && extname(file.path) === extname(path),
  );
  const own = wordsOf(stemOf(path));
  const old = own.filter(
    (word) =>
      beside.filter((file) => wordsOf(basename(file.path)).includes(word)).length <= beside.length / 2,
  );
  return { own, old: old.length > 0 ? old : own.slice(0, 1) };
}

function wordsApart(words: readonly string[], common: readonly string[]): readonly string[] {
  const apart = words.filter((word) => !common.includes(word));
  return apart.length > 0 ? apart : words;
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
