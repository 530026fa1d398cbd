/** What something is: a file, a module, a folder, a symbol, a package. */
import type { Evidence } from '../../model/finding.ts';
import { readmeOf, saidOfFile, saidOfReadme, saidOfSymbol } from '../docs.ts';
import {
  crossing,
  edgesFrom,
  edgesTo,
  filesByPath,
  filesOf,
  moduleName,
  moduleOf,
  nameOf,
} from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Subject } from '../subjects.ts';
import { a, capital, code, count, is, languageName, listed, number, plain } from '../words.ts';

type Of<K extends Subject['kind']> = Extract<Subject, { readonly kind: K }>;

export async function aboutSubject(page: AnswerPage, ground: AnswerGround, subject: Subject): Promise<void> {
  switch (subject.kind) {
    case 'file':
      return aboutFile(page, ground, subject);
    case 'symbol':
      return aboutSymbol(page, ground, subject);
    case 'module':
      return aboutModule(page, ground, subject);
    case 'folder':
      return aboutFolder(page, ground, subject);
    case 'package':
      return aboutPackage(page, ground, subject);
  }
}

async function aboutFile(page: AnswerPage, ground: AnswerGround, { file, lines }: Of<'file'>): Promise<void> {
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

async function aboutSymbol(
  page: AnswerPage,
  ground: AnswerGround,
  { file, symbol, others }: Of<'symbol'>,
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

async function aboutModule(page: AnswerPage, ground: AnswerGround, { module }: Of<'module'>): Promise<void> {
  const { model } = ground;
  const { afferent, efferent, instability, lines } = module.metrics;
  const users = model.modules.filter((each) => each.dependsOn.some((to) => to.module === module.name));
  page.para(
    `${capital(nameOf({ kind: 'module', name: module.name, at: 0, score: 0, module }))} has ${count(module.files.length, 'file')} and ${count(lines, 'line')}.${citedStart(page, ground, module.files)}`,
    await folderSays(page, ground, module.path),
  );
  centralOf(page, ground, module.files);
  page.para(
    users.length === 0
      ? 'No other module uses it.'
      : `${count(afferent, 'file')} outside ${afferent === 1 ? 'uses' : 'use'} it, from ${listed(
          users.map((each) => moduleName(each.name)),
          5,
        )}${firstCrossing(page, ground, module.files, 'in')}.`,
    module.dependsOn.length === 0
      ? 'It uses no other module.'
      : `It uses ${listed(
          [...module.dependsOn].sort((x, y) => y.edges - x.edges).map((to) => moduleName(to.module)),
          5,
        )}${firstCrossing(page, ground, module.files, 'out')}.`,
    afferent + efferent > 0
      ? `Its instability is ${instability.toFixed(2)}: ${standing(instability)}.`
      : undefined,
  );
  await findingsOn(page, ground, () => false, new Set([module.name]));
  page.follow(`Who uses ${module.name}?`, `What does ${module.name} depend on?`);
}

function standing(instability: number): string {
  if (instability <= 0.2) return 'others rest on it, so it should change seldom and carefully';
  if (instability >= 0.8) return 'little rests on it, so it is free to change';
  return 'others rest on it while it rests on others itself';
}

function citedStart(page: AnswerPage, { model }: AnswerGround, files: readonly string[]): string {
  const [first] = [...files].sort((x, y) => centralityOf(model, y) - centralityOf(model, x));
  return first === undefined ? '' : page.at(first);
}

function firstCrossing(
  page: AnswerPage,
  { model }: AnswerGround,
  files: readonly string[],
  way: 'in' | 'out',
): string {
  const [edge] = crossing(model, new Set(files), way);
  return edge === undefined ? '' : page.at(edge.from, edge.line);
}

/** What the README of a folder says, where there is one below the root. */
async function folderSays(
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

function centralOf(page: AnswerPage, ground: AnswerGround, files: readonly string[]): void {
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

async function aboutFolder(page: AnswerPage, ground: AnswerGround, subject: Of<'folder'>): Promise<void> {
  const { model } = ground;
  const files = filesOf(model, subject);
  const lines = files.reduce((sum, path) => sum + (model.facts.get(path)?.lines ?? 0), 0);
  const modules = [...new Set(files.map((path) => moduleOf(model, path)))];
  page.para(
    `${capital(nameOf(subject))} holds ${count(files.length, 'source file')} with ${count(lines, 'line')}${modules.length > 1 ? `, in ${count(modules.length, 'module')}` : ''}.${citedStart(page, ground, files)}`,
    await folderSays(page, ground, subject.name),
  );
  const inside = new Map<string, number>();
  for (const path of files) {
    const rest = path.slice(subject.name.length + 1);
    if (rest.includes('/')) inside.set(rest.split('/', 1)[0]!, (inside.get(rest.split('/', 1)[0]!) ?? 0) + 1);
  }
  if (inside.size > 1) {
    const rows = [...inside].sort((x, y) => y[1] - x[1]);
    page.para(
      `Below it are ${listed(
        rows.map(([name, n]) => `${code(`${name}/`)} (${number(n)})`),
        8,
      )}.`,
    );
  }
  centralOf(page, ground, files);
  const set = new Set(files);
  const into = crossing(model, set, 'in');
  const out = crossing(model, set, 'out');
  page.para(
    into.length === 0
      ? 'Nothing outside uses it.'
      : `${count(new Set(into.map(({ from }) => from)).size, 'file')} outside ${into.length === 1 ? 'uses' : 'use'} it${page.at(into[0]!.from, into[0]!.line)}.`,
    out.length === 0
      ? 'It uses nothing outside.'
      : `It uses ${count(new Set(out.map(({ to }) => to)).size, 'file')} outside${page.at(out[0]!.from, out[0]!.line)}.`,
  );
  page.follow(`Who uses ${subject.name}?`, `What does ${subject.name} depend on?`);
}

async function aboutPackage(
  page: AnswerPage,
  ground: AnswerGround,
  { name, files }: Of<'package'>,
): Promise<void> {
  const places = [...new Map(files.map((each) => [each.path, each])).values()];
  page.para(
    `${code(name)} comes from outside the workspace; ${count(places.length, 'file')} ${places.length === 1 ? 'imports' : 'import'} it.`,
  );
  const decided = (await ground.decisions()).filter(({ title }) => title.toLowerCase() === name);
  for (const { topic, evidence, version } of decided.slice(0, 1)) {
    const [at] = evidence;
    if (at)
      page.para(
        `It is chosen here for ${topic}${version === undefined ? '' : `, version ${plain(version)}`}.${page.at(at.path, at.line)}`,
      );
  }
  page.list(
    mostCentral(
      ground,
      places.map(({ path }) => path),
    ).map((path) => `${code(path)}${page.at(path, places.find((each) => each.path === path)!.line)}`),
  );
}

/** Findings with something to say of a place. */
async function findingsOn(
  page: AnswerPage,
  ground: AnswerGround,
  shows: (evidence: Evidence) => boolean,
  subjects: ReadonlySet<string>,
): Promise<void> {
  const own = (await ground.findings()).filter(
    ({ evidence, subjects: about }) => about.some((each) => subjects.has(each)) || evidence.some(shows),
  );
  if (own.length === 0) return;
  page.para(own.length === 1 ? 'One finding concerns it:' : `${count(own.length, 'finding')} concern it:`);
  page.list(
    own.map(({ title, evidence }) => {
      const at = evidence.find(shows) ?? evidence[0];
      return `${plain(title)}${at === undefined ? '' : page.at(at.path, at.line)}`;
    }),
    5,
  );
}

export function mostCentral({ model }: AnswerGround, paths: readonly string[]): string[] {
  return [...new Set(paths)].sort(
    (x, y) =>
      Number(isTest(model, x)) - Number(isTest(model, y)) ||
      centralityOf(model, y) - centralityOf(model, x) ||
      (x < y ? -1 : 1),
  );
}

function centralityOf(model: AnswerGround['model'], path: string): number {
  return filesByPath(model).get(path)?.centrality ?? 0;
}

function isTest(model: AnswerGround['model'], path: string): boolean {
  return filesByPath(model).get(path)?.test ?? false;
}

const KINDS: Readonly<Record<string, string>> = { type: 'type', variable: 'variable', module: 'namespace' };

function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}
