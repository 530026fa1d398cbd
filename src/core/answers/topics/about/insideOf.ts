/** What files that belong together say of themselves, and which of them matter most. */
import { readmeOf, saidOfReadme } from '../../docs.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import { code, listed, plain } from '../../words.ts';
import { centralityOf, isTest, mostCentral } from './mostCentral.ts';

export function citedStart(page: AnswerPage, { model }: AnswerGround, files: readonly string[]): string {
  const [first] = [...files].sort((x, y) => centralityOf(model, y) - centralityOf(model, x));
  return first === undefined ? '' : page.at(first);
}

/** What the README of a folder says, where there is one below the root. */
export async function folderSays(
  page: AnswerPage,
  ground: AnswerGround,
  folder: string,
): Promise<string | undefined> {
  const readme = readmeOf(ground.paths, folder === '.' ? '' : folder);
  const text = readme === undefined ? undefined : await ground.read(readme);
  const said = text === undefined ? undefined : saidOfReadme(text);
  return said === undefined
    ? undefined
    : `Its README says: “${plain(said.text)}”${page.at(readme!, said.line)}`;
}

export function centralOf(page: AnswerPage, ground: AnswerGround, files: readonly string[]): void {
  const { model } = ground;
  const shown = mostCentral(
    ground,
    files.filter((path) => !isTest(model, path)),
  ).slice(0, 5);
  if (shown.length < 2) return;
  page.para('Most of it rests on these files:');
  page.list(shown.map((path) => `${code(path)}${exportsOf(model, path)}${page.at(path)}`));
}

function exportsOf(model: AnswerGround['model'], path: string): string {
  const names = (model.facts.get(path)?.symbols ?? [])
    .filter(({ exported, container }) => exported && container === undefined)
    .map(({ name }) => code(name));
  return names.length === 0 ? '' : `, with ${listed([...new Set(names)], 3)}`;
}
