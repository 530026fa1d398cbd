/** What a symbol is: where it stands, what it holds, who takes it, what builds on it. */
import { saidOfSymbol } from '../../docs.ts';
import { edgesTo } from '../../graphText.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { SubjectOf } from '../../subjects/subject.ts';
import { a, code, count, is, listed, plain } from '../../words.ts';
import { mostCentral } from './mostCentral.ts';

export async function aboutSymbol(
  page: AnswerPage,
  ground: AnswerGround,
  { file, symbol, others }: SubjectOf<'symbol'>,
): Promise<void> {
  const { path } = file;
  const text = await ground.read(path);
  const said = text === undefined ? undefined : saidOfSymbol(text, symbol.startLine, path);
  const inside = symbol.container === undefined ? '' : ` of ${code(symbol.container)}`;
  const bases = symbol.bases?.length ? `; it builds on ${listed(symbol.bases.map(code), 3)}` : '';
  page.para(
    `${code(symbol.name)} is ${a(kindName(symbol.kind))}${inside} in ${code(path)}, ${linesOf(symbol)}${bases}.${page.at(path, symbol.startLine, { endLine: symbol.endLine })}`,
    said && `Its comment says: “${plain(said.text)}”${page.at(path, said.line)}`,
    others > 0
      ? `${count(others, 'other')} of that name and kind ${is(others)} declared elsewhere.`
      : undefined,
  );
  membersOf(page, ground, path, symbol.name);
  usersOfSymbol(page, ground, file.path, symbol.name);
  usersOfBases(page, ground, symbol.bases ?? []);
  const heirs = heirsOf(ground, symbol.name);
  if (heirs.length > 0) {
    page.para(`${count(heirs.length, 'type')} ${heirs.length === 1 ? 'builds' : 'build'} on it:`);
    page.list(
      heirs.map(({ name, path: at, line }) => `${code(name)} in ${code(at)}${page.at(at, line)}`),
      6,
    );
  }
  if (text !== undefined && symbol.endLine - symbol.startLine < 12) {
    const body = text
      .split('\n')
      .slice(symbol.startLine - 1, symbol.endLine)
      .join('\n');
    if (body.length < 1200) page.fence(file.language, body);
  }
  page.follow(`What is ${path}?`, `Who uses ${symbol.name}?`);
}

function linesOf({ startLine, endLine }: { readonly startLine: number; readonly endLine: number }): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine}–${endLine}`;
}

function membersOf(page: AnswerPage, { model }: AnswerGround, path: string, name: string): void {
  const members = (model.facts.get(path)?.symbols ?? []).filter(
    ({ name: own, container, kind }) =>
      container === name && own !== name && (kind === 'method' || kind === 'function'),
  );
  if (members.length === 0) return;
  const open = members.filter(({ exported }) => exported);
  const shown = open.length > 0 ? open : members;
  page.para(
    `It has ${count(members.length, 'method')}: ${listed(
      shown.map((each) => `${code(each.name)}${page.at(path, each.startLine)}`),
      8,
    )}.`,
  );
}

/** Files whose import takes the name; where no import names anything, files that use the file. */
export function usersOfSymbol(page: AnswerPage, ground: AnswerGround, path: string, name: string): number {
  const users = edgesTo(ground.model, path);
  const named = users.filter((edge) => edge.names.includes(name));
  const shown = named.length > 0 ? named : users;
  if (shown.length === 0) {
    page.para(`No other file of the workspace takes ${code(name)} by an import.`);
    return 0;
  }
  const ranked = mostCentral(
    ground,
    shown.map(({ from }) => from),
  );
  page.para(
    named.length > 0
      ? `${count(named.length, 'file')} ${named.length === 1 ? 'imports' : 'import'} it by name:`
      : `No import names it alone; ${count(users.length, 'file')} ${users.length === 1 ? 'uses' : 'use'} its file:`,
  );
  page.list(
    ranked.map((from) => `${code(from)}${page.at(from, shown.find((edge) => edge.from === from)!.line)}`),
    8,
  );
  return shown.length;
}

/** Who holds it by an interface or base of the workspace. */
function usersOfBases(page: AnswerPage, { model }: AnswerGround, bases: readonly string[]): void {
  for (const base of bases.map(bareName).slice(0, 3)) {
    const home = model.files.find(
      ({ path, test }) =>
        !test && model.facts.get(path)?.symbols.some(({ name, abstract }) => name === base && abstract),
    );
    const users =
      home === undefined ? [] : edgesTo(model, home.path).filter(({ names }) => names.includes(base));
    if (users.length === 0) continue;
    const shown = users.map(({ from, line }) => `${code(from)}${page.at(from, line)}`);
    page.para(`Through ${code(base)} it serves ${listed(shown, 4)}.`);
  }
}

/** Without type arguments and namespace. */
function bareName(base: string): string {
  return base
    .replace(/[<([].*$/, '')
    .split(/[.:\\]+/)
    .at(-1)!;
}

function heirsOf({ model }: AnswerGround, name: string) {
  const heirs: { readonly name: string; readonly path: string; readonly line: number }[] = [];
  for (const { path, test } of model.files) {
    if (test) continue;
    for (const symbol of model.facts.get(path)?.symbols ?? [])
      if (symbol.bases?.some((base) => bareName(base) === name))
        heirs.push({ name: symbol.name, path, line: symbol.startLine });
  }
  return heirs;
}

const KINDS: Readonly<Record<string, string>> = { type: 'type', variable: 'variable', module: 'namespace' };

function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}
