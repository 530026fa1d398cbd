/** What one word may mean in a workspace. */
import { basename } from '../../../base/paths.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { SymbolFact } from '../../model/facts.ts';
import { COMMON_WORDS } from './commonWords.ts';
import { type NameIndex, stemOf } from './nameIndex.ts';
import type { Word } from './questionWords.ts';
import { OTHER_CASE, SURE, type Subject } from './subject.ts';

/** Kinds of declarations that a person asks about by name before they ask about a method. */
const TYPES = new Set(['class', 'interface', 'struct', 'enum', 'trait', 'type', 'module']);

export function meanings(index: NameIndex, word: Word): Subject[] {
  const lower = word.text.toLowerCase();
  if (!word.quoted && !word.code && COMMON_WORDS.has(lower)) return [];
  const found = named(index, word, lower);
  const dotted = /^[\w.]+$/.test(lower) && lower.includes('.');
  if (found.length > 0 || !dotted) return found;
  const slashed = lower.replaceAll('.', '/');
  return named(index, { ...word, text: word.text.replaceAll('.', '/') }, slashed);
}

function named(index: NameIndex, word: Word, lower: string): Subject[] {
  return [
    ...files(index, word, lower),
    ...modules(index, word, lower),
    ...symbols(index, word),
    ...folders(index, word, lower),
    ...packages(index, word, lower),
  ];
}

function files(index: NameIndex, { text, at, code }: Word, lower: string): Subject[] {
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

function modules(index: NameIndex, { text, at }: Word, lower: string): Subject[] {
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

function symbols(index: NameIndex, { text, at, quoted, code }: Word): Subject[] {
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

function folders(index: NameIndex, { at }: Word, lower: string): Subject[] {
  const found = index.folders.get(lower) ?? [];
  const [shallow] = found.toSorted((x, y) => x.split('/').length - y.split('/').length || (x < y ? -1 : 1));
  if (shallow === undefined) return [];
  return [
    { kind: 'folder', name: shallow, at, score: lower.includes('/') ? SURE.modulePath - 0.1 : SURE.folder },
  ];
}

function packages(index: NameIndex, { at }: Word, lower: string): Subject[] {
  const found = index.packages.get(lower);
  return found === undefined ? [] : [{ kind: 'package', name: lower, at, score: SURE.package, files: found }];
}

export function central(files: readonly SourceFile[]): SourceFile[] {
  return files.toSorted((x, y) => Number(x.test) - Number(y.test) || y.centrality - x.centrality);
}
