/** What a question is about: files, modules, folders, symbols and packages that it names, the surest first. */
import { basename } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import type { ChatChip } from '../model/chat.ts';
import type { SymbolFact } from '../model/facts.ts';
import type { Module } from '../model/module.ts';

interface Named {
  /** As it is called here. */
  readonly name: string;
  /** Where the question names it. */
  readonly at: number;
  /** Higher is surer. */
  readonly score: number;
}

export type Subject = Named &
  (
    | { readonly kind: 'file'; readonly file: SourceFile; readonly lines?: readonly [number, number] }
    | { readonly kind: 'module'; readonly module: Module }
    | { readonly kind: 'folder' }
    | {
        readonly kind: 'symbol';
        readonly file: SourceFile;
        readonly symbol: SymbolFact;
        readonly others: number;
      }
    | {
        readonly kind: 'package';
        readonly files: readonly { readonly path: string; readonly line: number }[];
      }
  );

/** Words of a question that are looked up. */
const MOST_WORDS = 60;

/** How sure a kind of naming is. */
const SURE = {
  chip: 12,
  path: 10,
  fileName: 9,
  modulePath: 8.5,
  quotedSymbol: 8,
  codeSymbol: 7,
  moduleName: 6,
  package: 5.5,
  typeName: 5,
  stem: 4,
  folder: 3.5,
  anyCase: 3,
};

/** `Owner` is sooner the type than the folder `owner`. */
const OTHER_CASE = 1.5;

/** From here on a person clearly meant it, whatever else the sentence says. */
export const CLEARLY = SURE.moduleName;

export function subjectsIn(
  model: ArchitectureModel,
  question: string,
  chips: readonly ChatChip[] = [],
): Subject[] {
  const index = indexOf(model);
  const words = wordsIn(question);
  const named = words.slice(0, MOST_WORDS).flatMap((word) => meanings(index, word));
  const all = [...chips.flatMap((chip) => chipped(model, index, chip)), ...named];
  return withoutRepeats(all.sort((x, y) => y.score - x.score || x.at - y.at));
}

/** Names that look like code and that nothing here bears: told rather than passed over. */
export function unknownNames(model: ArchitectureModel, question: string): string[] {
  const index = indexOf(model);
  return wordsIn(question)
    .filter((word) => word.quoted || word.code)
    .filter((word) => meanings(index, word).length === 0)
    .map(({ text }) => text);
}

/** Names nearest to one that nothing bears, by edits. */
export function nearestNames(model: ArchitectureModel, name: string, most = 3): string[] {
  const wanted = stemOf(basename(name)).toLowerCase();
  const far = Math.max(1, Math.floor(wanted.length / 3));
  const { symbols, stems } = indexOf(model);
  const names = [...[...stems.keys()].filter((each) => !symbols.has(each)), ...symbols.keys()];
  return [...new Map(names.map((each) => [each.toLowerCase(), each])).values()]
    .filter((each) => Math.abs(each.length - wanted.length) <= far)
    .map((each) => ({ each, distance: editDistance(each.toLowerCase(), wanted, far) }))
    .filter(({ distance }) => distance <= far)
    .sort((x, y) => x.distance - y.distance || (x.each < y.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

interface Word {
  readonly text: string;
  readonly at: number;
  /** In quotes or backticks: a name, whatever it looks like. */
  readonly quoted: boolean;
  /** Looks like code: `camelCase`, `snake_case`, `a/path`, `file.ext`, `Two.parts`. */
  readonly code: boolean;
}

const QUOTED = /`([^`\n]+)`|"([^"\n]+)"|“([^”\n]+)”|'([\w./@-]+)'/g;
const WORD = /[\p{L}\p{N}_$@][\p{L}\p{N}_$./@\\:#-]*/gu;

function wordsIn(question: string): Word[] {
  const quoted = [...question.matchAll(QUOTED)].map((match) => ({
    text: tidy(match.slice(1).find((each) => each !== undefined)!),
    at: match.index,
    quoted: true,
    code: true,
  }));
  const rest = question.replace(QUOTED, (whole) => ' '.repeat(whole.length));
  const words = [...rest.matchAll(WORD)].map((match) => {
    const text = tidy(match[0]);
    return { text, at: match.index, quoted: false, code: looksLikeCode(text) };
  });
  return [...quoted, ...words].filter(({ text }) => text.length > 1);
}

function tidy(word: string): string {
  return word
    .trim()
    .replaceAll('\\', '/')
    .replace(/^[./]+(?=[\w@])/, '')
    .replace(/(\(\)|[./:#-])+$/, '')
    .replace(/['’]s$/, '');
}

function looksLikeCode(word: string): boolean {
  return /[a-z\d][A-Z]|[\w]_[\w]|\w\/\w|\w\.\w|::|[a-z]#[a-z]/.test(word) || /^[A-Z]{2,}[a-z]/.test(word);
}

interface Index {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By the name with its extension, lower case. */
  readonly names: ReadonlyMap<string, readonly SourceFile[]>;
  /** By the name without its extension, lower case. */
  readonly stems: ReadonlyMap<string, readonly SourceFile[]>;
  readonly symbols: ReadonlyMap<
    string,
    readonly { readonly file: SourceFile; readonly symbol: SymbolFact }[]
  >;
  /** Names of symbols by themselves in lower case. */
  readonly anyCase: ReadonlyMap<string, readonly string[]>;
  readonly modules: ReadonlyMap<string, readonly Module[]>;
  /** Every folder, by its path and by its last part, lower case. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlyMap<string, readonly { readonly path: string; readonly line: number }[]>;
}

/** Kinds of declarations that a person asks about by name before they ask about a method. */
const TYPES = new Set(['class', 'interface', 'struct', 'enum', 'trait', 'type', 'module']);

const indexOf = rememberedByObject((model: ArchitectureModel): Index => {
  const byName = new Gathered<SourceFile>();
  const byStem = new Gathered<SourceFile>();
  const symbols = new Gathered<{ readonly file: SourceFile; readonly symbol: SymbolFact }>();
  const anyCase = new Gathered<string>();
  const folders = new Gathered<string>();
  for (const file of model.files) {
    const name = basename(file.path).toLowerCase();
    byName.add(name, file);
    byStem.add(stemOf(name), file);
    for (const symbol of model.facts.get(file.path)?.symbols ?? [])
      symbols.add(symbol.name, { file, symbol });
  }
  for (const name of symbols.map.keys()) anyCase.add(name.toLowerCase(), name);
  for (const folder of foldersOf(model.files)) {
    folders.add(folder.toLowerCase(), folder);
    if (folder.includes('/')) folders.add(basename(folder).toLowerCase(), folder);
  }
  return {
    files: new Map(model.files.map((file) => [file.path.toLowerCase(), file])),
    names: byName.map,
    stems: byStem.map,
    symbols: symbols.map,
    anyCase: anyCase.map,
    modules: modulesByName(model.modules),
    folders: folders.map,
    packages: packagesOf(model),
  };
});

class Gathered<T> {
  readonly map = new Map<string, T[]>();
  add(key: string, value: T): void {
    const known = this.map.get(key);
    if (known === undefined) this.map.set(key, [value]);
    else known.push(value);
  }
}

function foldersOf(files: readonly SourceFile[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

function modulesByName(modules: readonly Module[]): ReadonlyMap<string, readonly Module[]> {
  const named = new Gathered<Module>();
  for (const module of modules) {
    named.add(module.name.toLowerCase(), module);
    for (let at = module.name.indexOf('/'); at >= 0; at = module.name.indexOf('/', at + 1))
      named.add(module.name.slice(at + 1).toLowerCase(), module);
  }
  return named.map;
}

function packagesOf(model: ArchitectureModel): Index['packages'] {
  const packages = new Gathered<{ readonly path: string; readonly line: number }>();
  const test = new Set(model.files.filter((file) => file.test).map(({ path }) => path));
  for (const [path, imports] of model.imports) {
    if (test.has(path)) continue;
    for (const { target, line } of imports)
      if (target.status === 'external') packages.add(target.package.toLowerCase(), { path, line });
  }
  return packages.map;
}

function meanings(index: Index, word: Word): Subject[] {
  const lower = word.text.toLowerCase();
  if (!word.quoted && !word.code && COMMON.has(lower)) return [];
  const found = named(index, word, lower);
  const dotted = /^[\w.]+$/.test(lower) && lower.includes('.');
  if (found.length > 0 || !dotted) return found;
  const slashed = lower.replaceAll('.', '/');
  return named(index, { ...word, text: word.text.replaceAll('.', '/') }, slashed);
}

function named(index: Index, word: Word, lower: string): Subject[] {
  return [
    ...files(index, word, lower),
    ...modules(index, word, lower),
    ...symbols(index, word),
    ...folders(index, word, lower),
    ...packages(index, word, lower),
  ];
}

function files(index: Index, { text, at, code }: Word, lower: string): Subject[] {
  const meant = (file: SourceFile, score: number): Subject => ({
    kind: 'file',
    name: file.path,
    at,
    score,
    file,
  });
  const whole = index.files.get(lower);
  if (whole !== undefined) return [meant(whole, SURE.path)];
  if (lower.includes('/')) {
    const tail = basename(lower);
    const near = [...(index.names.get(tail) ?? []), ...(index.stems.get(tail) ?? [])];
    const ends = near.filter(({ path }) => {
      const slashed = `/${path.toLowerCase()}`;
      return slashed.endsWith(`/${lower}`) || stemOf(slashed).endsWith(`/${lower}`);
    });
    return central(ends).map((file) => meant(file, SURE.path));
  }
  if (lower.includes('.'))
    return central(index.names.get(lower) ?? []).map((file) => meant(file, SURE.fileName));
  const stem = index.stems.get(lower) ?? [];
  const said = stem.filter(({ path }) => code || stemOf(basename(path)) === text);
  return central(said.length > 0 ? said : stem)
    .slice(0, 1)
    .map((file) => meant(file, code ? SURE.codeSymbol - 0.5 : SURE.stem));
}

function modules(index: Index, { text, at }: Word, lower: string): Subject[] {
  const found = index.modules.get(lower) ?? [];
  return found.map((module) => ({
    kind: 'module',
    name: module.name,
    at,
    score:
      (lower.includes('/') ? SURE.modulePath : SURE.moduleName) +
      (module.name.toLowerCase() === lower ? 0.2 : 0) -
      (module.name.endsWith(text) ? 0 : OTHER_CASE) +
      Math.min(0.1, module.files.length / 10_000),
    module,
  }));
}

function symbols(index: Index, { text, at, quoted, code }: Word): Subject[] {
  const dotted = text.split(/\.|::|#/).at(-1)!;
  const container = dotted === text ? undefined : text.split(/\.|::|#/).at(-2);
  const exact = index.symbols.get(dotted);
  const names = exact === undefined ? (index.anyCase.get(dotted.toLowerCase()) ?? []) : [dotted];
  const found = names.flatMap((name) => index.symbols.get(name) ?? []);
  const inside = container === undefined ? [] : found.filter(({ symbol }) => symbol.container === container);
  const ranked = (inside.length > 0 ? inside : container !== undefined && !quoted ? [] : found).toSorted(
    (x, y) => rankOf(y) - rankOf(x),
  );
  const [best] = ranked;
  if (best === undefined) return [];
  const { file, symbol } = best;
  const others =
    ranked.filter((each) => each.symbol.kind === symbol.kind && each.file.test === file.test).length - 1;
  return [{ kind: 'symbol', name: symbol.name, at, score: sureOf(), file, symbol, others }];

  function sureOf(): number {
    if (exact === undefined)
      return quoted || code ? SURE.typeName : TYPES.has(symbol.kind) ? SURE.anyCase + 0.7 : SURE.anyCase;
    if (quoted) return SURE.quotedSymbol;
    if (code) return SURE.codeSymbol;
    return /^[A-Z]/.test(text) && TYPES.has(symbol.kind) ? SURE.typeName : SURE.anyCase;
  }
}

/** Types before members, the product before its tests, what is used before what is not. */
function rankOf({ file, symbol }: { readonly file: SourceFile; readonly symbol: SymbolFact }): number {
  return (
    (file.test ? 0 : 1000) +
    (TYPES.has(symbol.kind) ? 300 : 0) +
    (symbol.container === undefined ? 100 : 0) +
    (symbol.exported ? 100 : 0) +
    Math.min(90, file.centrality * 10)
  );
}

function folders(index: Index, { at }: Word, lower: string): Subject[] {
  const found = index.folders.get(lower) ?? [];
  const [shallow] = found.toSorted((x, y) => x.split('/').length - y.split('/').length || (x < y ? -1 : 1));
  if (shallow === undefined) return [];
  return [
    { kind: 'folder', name: shallow, at, score: lower.includes('/') ? SURE.modulePath - 0.1 : SURE.folder },
  ];
}

function packages(index: Index, { at }: Word, lower: string): Subject[] {
  const found = index.packages.get(lower);
  return found === undefined ? [] : [{ kind: 'package', name: lower, at, score: SURE.package, files: found }];
}

function chipped(model: ArchitectureModel, index: Index, chip: ChatChip): Subject[] {
  if (chip.root !== undefined && chip.root !== model.root) return [];
  const base = { name: chip.path, at: -1, score: SURE.chip };
  if (chip.kind === 'module') {
    const module = model.modules.find(({ name }) => name === chip.path);
    return module === undefined ? [{ ...base, kind: 'folder' }] : [{ ...base, kind: 'module', module }];
  }
  const file = index.files.get(chip.path.toLowerCase());
  if (file === undefined) return [];
  const { startLine, endLine = startLine } = chip;
  return [
    { ...base, kind: 'file', file, ...(startLine && endLine && { lines: [startLine, endLine] as const }) },
  ];
}

function central(files: readonly SourceFile[]): SourceFile[] {
  return files.toSorted((x, y) => Number(x.test) - Number(y.test) || y.centrality - x.centrality);
}

/** One of what a word may mean with the same sureness, and nothing twice. */
function withoutRepeats(subjects: readonly Subject[]): Subject[] {
  const seen = new Set<string>();
  const places = new Set<number>();
  return subjects.filter(({ kind, name, at, score }) => {
    if (seen.has(`${kind} ${name}`) || (at >= 0 && places.has(at) && score < SURE.fileName)) return false;
    seen.add(`${kind} ${name}`);
    places.add(at);
    return true;
  });
}

function stemOf(name: string): string {
  return name.replace(/(?<=[^/])\.[^./]+$/, '');
}

/** Levenshtein's, given up beyond `most`. */
function editDistance(x: string, y: string, most: number): number {
  let row = Array.from({ length: y.length + 1 }, (_, at) => at);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1)));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[y.length]!;
}

/** Words that questions are made of: a file or symbol of such a name is meant only where it is quoted or looks like code. */
const COMMON = new Set(
  (
    'a about account across add after all also always am an and any anything apart app application architecture are around as ask at ' +
    'be because been before begin being below best better between big bigger biggest both break breaks broken build built but by ' +
    'call called calls can cannot central change changed changes circular class classes clean code codebase come common component ' +
    'components concern connect connected contain contains could couple coupled coupling create created cycle cycles ' +
    'dead decision decisions defined define depend dependencies dependency dependents depends describe design did differ different do does ' +
    'done during each edit else end ends endpoint endpoints enter entry error errors every everything example explain explained external fail ' +
    'fan feature file files find finding findings first fix folder folders follow for found from function functions general get give go ' +
    'goes good handle handled handles handling happen happens has have help here high hotspot hotspots how i if implement ' +
    'implementation implemented import important imports improve in inside interface into is issue issues it its just keep kept kind know ' +
    'language languages large larger largest last layer layers learn learned least less let library libraries like line lines list live lives load ' +
    'logic long look lot main make makes many may me mean means method methods might module modules more most much must my ' +
    'name named need needs new next no none not now object of off often old on once one only open or order organised organized other ' +
    'our out over overview own package packages part parts path pattern patterns people place please point points problem problems ' +
    'process project purpose put question rather read really refactor relate related relation rely repo repository responsible result ' +
    'rule rules run runs same say see service services set setup shall should show side simple since small so some something source start ' +
    'started starts state step stop store stored structure structured style such suggest suggestion summarise summarize summary support ' +
    'supported sure system take tell test tested testing tests than that the their them then there these they thing things think this those ' +
    'through time to together too tool top type types under understand unit unused up update us use used uses using value version ' +
    'very violate violated violates violation violations want was way we well were what when where which while who whole whose why will ' +
    'with within without work working works worst would write written wrong you your'
  ).split(' '),
);
