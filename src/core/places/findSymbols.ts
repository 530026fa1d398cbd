/** Symbols, files and modules by the words of a question: code-aware words, rare ones counting more, central files first among equals. */

import { rememberedByObject } from '../../base/remembered.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { SymbolKind } from '../model/facts.ts';
import { isStopWord } from '../search/stopWords.ts';
import { isType, mainSymbol } from './mainSymbol.ts';

export interface Found {
  readonly kind: SymbolKind | 'file' | 'module';
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly module: string;
  readonly test: boolean;
  /** The type that it is a member of. */
  readonly container?: string;
  readonly score: number;
}

/** Names longer than that are generated. */
const MOST_WORDS = 12;
const EXACT = 3;
const SAME_CASE = 0.5;
/** Share of the best one's score below which nothing is told: it has one of the words only. */
const WORTH_TELLING = 0.4;
const TEST = 0.5;

interface Entry extends Omit<Found, 'score'> {
  readonly nameWords: readonly string[];
  readonly pathWords: ReadonlySet<string>;
  /** What breaks ties, in [0, 1). */
  readonly weight: number;
}

/** @param kinds only these; all without. */
export function findSymbols(
  model: ArchitectureModel,
  query: string,
  kinds?: ReadonlySet<Found['kind']>,
): readonly Found[] {
  const { entries, spread } = indexOf(model);
  const words = askedWords(query);
  const rarity = new Map(
    words.map((word) => [word, Math.log(1 + entries.length / (1 + (spread.get(word) ?? 0)))]),
  );
  const whole = query.trim();
  const found = entries
    .filter(({ kind }) => kinds === undefined || kinds.has(kind))
    .map(({ nameWords, pathWords, weight, ...entry }) => ({
      ...entry,
      score: scoreOf({ nameWords, pathWords, weight, ...entry }, rarity, whole),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : Number(a.path > b.path)) || a.line - b.line);
  // One that is called exactly so must not hide those that are called nearly so.
  const best = Math.min(found[0]?.score ?? 0, 1);
  return found.filter(({ score }) => score >= best * WORTH_TELLING);
}

/** Of a sentence those that say something; a name of such words alone is one all the same. */
function askedWords(query: string): readonly string[] {
  const words = [...new Set(wordsOf(query))].filter((word) => word.length > 1);
  const telling = words.filter((word) => !isStopWord(word));
  return telling.length > 0 ? telling : words;
}

function scoreOf(entry: Entry, rarity: ReadonlyMap<string, number>, whole: string): number {
  let [score, most] = [0, 0];
  for (const [word, weight] of rarity) {
    most += weight;
    if (entry.nameWords.includes(word)) score += weight;
    else if (entry.nameWords.some((each) => word.length > 3 && each.startsWith(word))) score += weight * 0.6;
    else if (entry.pathWords.has(word)) score += weight * 0.4;
  }
  if (score === 0) return 0;
  const covered = score / most;
  const exact = exactness(entry, whole);
  const length = 1 / (1 + entry.nameWords.length / 8);
  return (covered * covered * length + exact + covered * entry.weight * 0.2) * (entry.test ? TEST : 1);
}

/** A snapshot's index; members count only where they are functions, since fields are too many to help. */
const indexOf = rememberedByObject((model: ArchitectureModel) => {
  const entries: Entry[] = [];
  for (const { path, module, test, centrality } of model.files) {
    const symbols = model.facts.get(path)?.symbols ?? [];
    const main = mainSymbol(path, symbols);
    const shared = { path, module, test, pathWords: new Set(wordsOf(path)) };
    const weight = 1 - 1 / (1 + centrality);
    const name = path.slice(path.lastIndexOf('/') + 1);
    entries.push({
      ...shared,
      kind: 'file',
      name,
      line: 1,
      nameWords: named(name.replace(/\.[^.]*$/, '')),
      // What it declares says more.
      weight: weight * 0.5,
    });
    for (const symbol of symbols) {
      if (symbol.kind === 'property' || symbol.kind === 'variable') continue;
      const own = symbol === main ? 1 : isType(symbol) || symbol.exported ? 0.8 : 0.4;
      entries.push({
        ...shared,
        kind: symbol.kind,
        name: symbol.name,
        line: symbol.startLine,
        ...(symbol.container === undefined ? {} : { container: symbol.container }),
        nameWords: named(symbol.name),
        weight: weight * own,
      });
    }
  }
  for (const { name, files } of model.modules)
    if (files[0] !== undefined)
      entries.push({
        kind: 'module',
        name,
        path: name,
        line: 1,
        module: name,
        test: false,
        nameWords: named(name),
        pathWords: new Set(),
        weight: 0.9,
      });
  const spread = new Map<string, number>();
  for (const { nameWords } of entries)
    for (const word of nameWords) spread.set(word, (spread.get(word) ?? 0) + 1);
  return { entries, spread };
});

/** A type called so before a member called so. */
function exactness({ name, container }: Entry, whole: string): number {
  if (name.toLowerCase() !== whole.toLowerCase()) return 0;
  return EXACT + (name === whole ? SAME_CASE : 0) - (container === undefined ? 0 : SAME_CASE);
}

function named(name: string): readonly string[] {
  return wordsOf(name).slice(0, MOST_WORDS);
}
