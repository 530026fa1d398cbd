/** What a file is: what it says of itself, declares, uses and serves. */
import { saidOfFile } from '../../docs.ts';
import { edgesFrom, edgesTo } from '../../graphText.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { SubjectOf } from '../../subjects/subject.ts';
import { a, code, count, languageName, listed, plain } from '../../words.ts';
import { findingsOn } from './findingsOn.ts';
import { mostCentral } from './mostCentral.ts';

export async function aboutFile(
  page: AnswerPage,
  ground: AnswerGround,
  { file, lines }: SubjectOf<'file'>,
): Promise<void> {
  const { model } = ground;
  const { path } = file;
  const text = await ground.read(path);
  const said = text === undefined ? undefined : saidOfFile(text, path);
  const where = file.module === '.' ? '' : `, in the module ${code(file.module)}`;
  page.para(
    `${code(path)} is ${a(file.test ? 'test' : languageName(file.language))}${file.test ? '' : ' file'} of ${count(file.lines, 'line')}${where}.${page.at(path)}`,
    said && `It says of itself: “${plain(said.text)}”${page.at(path, said.line)}`,
  );
  declares(page, ground, path, lines);
  const uses = edgesFrom(model, path).filter((edge) => !edge.test || file.test);
  const users = edgesTo(model, path);
  page.para(
    users.length === 0
      ? file.test
        ? undefined
        : 'No other file of the workspace uses it.'
      : `${count(users.length, 'file')} ${users.length === 1 ? 'uses' : 'use'} it: ${listed(
          mostCentral(
            ground,
            users.map(({ from }) => from),
          ).map((from) => `${code(from)}${page.at(from, users.find((edge) => edge.from === from)!.line)}`),
          4,
        )}.`,
    uses.length === 0
      ? 'It uses no other file of the workspace.'
      : `It uses ${listed(
          uses.map(({ to, line }) => `${code(to)}${page.at(path, line)}`),
          5,
        )}.`,
  );
  await findingsOn(page, ground, (evidence) => evidence.path === path, new Set([path]));
  page.follow(`Who uses ${path}?`, `What would break if I change ${path}?`);
}

/** Symbols of the file, or those round the lines that are asked about. */
function declares(
  page: AnswerPage,
  { model }: AnswerGround,
  path: string,
  lines?: readonly [number, number],
): void {
  const all = model.facts.get(path)?.symbols ?? [];
  const round = lines && all.filter(({ startLine, endLine }) => startLine <= lines[1] && endLine >= lines[0]);
  const own = round ?? all.filter(({ container }) => container === undefined);
  const shown =
    round === undefined && own.some(({ exported }) => exported)
      ? own.filter(({ exported }) => exported)
      : own;
  if (shown.length === 0) return;
  const marks = [...shown]
    .filter(({ name }) => !/^_/.test(name) || shown.length < 3)
    .sort((x, y) => weightOf(x.kind) - weightOf(y.kind))
    .map(({ name, kind, startLine }) => `${kind} ${code(name)}${page.at(path, startLine)}`);
  const what =
    round === undefined
      ? shown === own
        ? 'It declares'
        : 'For others it declares'
      : 'These lines belong to';
  page.para(`${what} ${listed(marks, 6)}.`);
}

/** What a file is about comes before what it needs for that. */
function weightOf(kind: string): number {
  if (/variable|constant|property/.test(kind)) return 2;
  return kind === 'function' ? 1 : 0;
}
