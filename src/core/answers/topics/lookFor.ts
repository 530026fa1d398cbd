/** Where nothing else fits: the places whose names carry the words of the question. */
import { basename } from '../../../base/paths.ts';
import { rememberedByObject } from '../../../base/remembered.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { ArchitectureModel, SourceFile } from '../../model/architectureModel.ts';
import type { SymbolFact } from '../../model/facts.ts';
import { saidOfFile, saidOfSymbol } from '../docs.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { nearestNames } from '../subjects/nearestNames.ts';
import { linesWith } from '../textSearch.ts';
import { code, count, listed, plain } from '../words.ts';
import { tellHelp } from './working.ts';

const PLACES = 5;

export async function lookFor(
  page: AnswerPage,
  ground: AnswerGround,
  question: string,
  unknown: readonly string[],
): Promise<void> {
  for (const name of unknown.slice(0, 3)) {
    const near = nearestNames(ground.model, name);
    page.para(
      `Nothing in this workspace is called ${code(name)}.`,
      near.length > 0
        ? `Close to it ${near.length === 1 ? 'is' : 'are'} ${listed(near.map(code))}.`
        : undefined,
    );
    page.follow(...near.slice(0, 2).map((each) => `What is ${each}?`));
  }
  const words = telling(question);
  const found = placesFor(ground.model, words).slice(0, PLACES);
  if (found.length === 0) {
    if (page.written || (await tellLines(page, ground, words))) return;
    page.para(
      'Nothing in the model of this code answers that: no file or symbol carries the words of the question.',
    );
    page.unsupported('Without a language model only what the code’s structure shows can be answered.');
    return tellHelp(page);
  }
  if (unknown.length === 0)
    page.para(
      `These places carry ${listed(words.slice(0, 4).map((word) => `“${plain(word)}”`))} in their names, the best first:`,
    );
  else page.para('Places with similar words:');
  const lines: string[] = [];
  for (const each of found) lines.push(await placeText(page, ground, each));
  page.best(lines, PLACES);
  page.follow(...found.slice(0, 2).map(({ file }) => `Who uses ${file.path}?`));
}

async function tellLines(page: AnswerPage, ground: AnswerGround, words: readonly string[]): Promise<boolean> {
  const lines = words.length === 0 ? [] : await linesWith(ground, words, 8);
  if (lines.length === 0) return false;
  page.para(
    `No file or symbol is called after ${listed(words.slice(0, 4).map((word) => `“${plain(word)}”`))}; these lines carry the words:`,
  );
  page.best(
    lines.map(({ path, line, text }) => `${code(path)}${page.at(path, line)} ${code(text.slice(0, 140))}`),
    8,
  );
  page.follow(`What is ${lines[0]!.path}?`);
  return true;
}

interface Place {
  readonly file: SourceFile;
  readonly symbols: readonly SymbolFact[];
  readonly score: number;
}

async function placeText(page: AnswerPage, ground: AnswerGround, { file, symbols }: Place): Promise<string> {
  const { path } = file;
  const text = await ground.read(path);
  const [main] = symbols;
  const said =
    text === undefined
      ? undefined
      : ((main && saidOfSymbol(text, main.startLine, path)) ?? saidOfFile(text, path));
  const names = symbols.map(
    ({ name, kind, startLine, endLine }) => `${kind} ${code(name)}${page.at(path, startLine, { endLine })}`,
  );
  const uses = file.incoming > 0 ? `, used by ${count(file.incoming, 'file')}` : '';
  return `${code(path)}${names.length > 0 ? '' : page.at(path)}${uses}${names.length > 0 ? `: ${listed(names, 4)}` : ''}${said === undefined ? '' : `. “${plain(said.text)}”${page.at(path, said.line)}`}`;
}

const FILLER = new Set(
  (
    'a about all an and any are as at be by can code could do does done each everything explain file files find for from function get give going happen happens has have how i if ' +
    'implement implemented in into is it its like live lives logic made make me need of on one or our part place please project put repo see should show so some tell ' +
    'that the their them then there these they thing things this those to use used uses using want was we what when where which who why will with work works would you your ' +
    'depend depends dependency import imports call calls called caller callers send sends sent happen start starts file handle handled handles handling defined located called main class method module system here way mean means look repository actually exactly really there not no'
  ).split(' '),
);

/** Words of the question that say what is looked for. */
function telling(question: string): string[] {
  const words = wordsOf(question).filter((word) => word.length > 2 && !FILLER.has(word));
  return [...new Set(words)];
}

/** Endings that change the form of a word: `authentication`, `authenticate`, `authenticated` → `authentic`. */
function stem(word: string): string {
  const cut = word.replace(/(ations?|ating|ated|ates?|ators?|ings?|ions?|ers?|ors?|ed|es|ies|s|y|e)$/, '');
  return cut.length >= 3 ? cut : word;
}

function alike(x: string, y: string): boolean {
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 8;
}

interface Named {
  readonly file: SourceFile;
  readonly name: readonly string[];
  readonly folders: readonly string[];
  readonly symbols: readonly { readonly symbol: SymbolFact; readonly words: readonly string[] }[];
}

const namesOf = rememberedByObject(
  (
    model: ArchitectureModel,
  ): { readonly all: readonly Named[]; readonly seen: ReadonlyMap<string, number> } => {
    const seen = new Map<string, number>();
    const all = model.files.map((file) => {
      const stems = (text: string) => wordsOf(text).map(stem);
      const name = stems(basename(file.path).replace(/\.[^.]+$/, ''));
      const folders = stems(file.path.slice(0, -basename(file.path).length));
      const symbols = (model.facts.get(file.path)?.symbols ?? []).map((symbol) => ({
        symbol,
        words: stems(symbol.name),
      }));
      for (const word of new Set([...name, ...folders, ...symbols.flatMap(({ words }) => words)]))
        seen.set(word, (seen.get(word) ?? 0) + 1);
      return { file, name, folders, symbols };
    });
    return { all, seen };
  },
);

/** What more of the files carry says nothing: `src`. */
const COMMON_SHARE = 0.5;

/** Rare words weigh more (inverse document frequency); names of files more than of folders; the product before its tests. */
function placesFor(model: ArchitectureModel, words: readonly string[]): Place[] {
  const { all, seen } = namesOf(model);
  const wanted = [...new Set(words.map(stem))].filter(
    (word) => frequencyOf(word, seen) <= COMMON_SHARE * all.length || all.length < 20,
  );
  const weight = new Map(
    wanted.map((word) => [word, Math.log(1 + all.length / (1 + frequencyOf(word, seen)))]),
  );
  const found: Place[] = [];
  for (const { file, name, folders, symbols } of all) {
    const scored = symbols
      .map(({ symbol, words: own }) => ({
        symbol,
        score:
          (matched(wanted, own, weight) *
            (symbol.exported ? 1.15 : 1) *
            (symbol.container === undefined ? 1.1 : 1)) /
          Math.sqrt(Math.max(1, own.length / 2)),
      }))
      .filter(({ score }) => score > 0)
      .sort((x, y) => y.score - x.score);
    const score =
      1.6 * matched(wanted, name, weight) +
      0.5 * matched(wanted, folders, weight) +
      (scored[0]?.score ?? 0) +
      0.15 * Math.min(6, scored.length);
    if (score <= 0) continue;
    const standing = (file.test ? 0.4 : 1) * (1 + Math.min(0.5, file.centrality / 20));
    found.push({ file, score: score * standing, symbols: scored.slice(0, 4).map(({ symbol }) => symbol) });
  }
  return found.sort((x, y) => y.score - x.score || (x.file.path < y.file.path ? -1 : 1));
}

function frequencyOf(word: string, seen: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [each, n] of seen) if (alike(each, word)) sum += n;
  return sum;
}

function matched(
  wanted: readonly string[],
  own: readonly string[],
  weight: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  for (const word of wanted) if (own.some((each) => alike(each, word))) sum += weight.get(word)!;
  return sum;
}
