/** Lines of the code that carry words, for what no name of a file or symbol carries. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { AnswerGround } from './ground.ts';

export interface FoundLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Files that are read, and characters: more would keep a person waiting. */
const MOST_FILES = 3000;
const MOST_CHARACTERS = 24_000_000;
const AT_A_TIME = 32;
const LONGEST_LINE = 400;

/** Lines with most of the words first, then files that more rests on. Product code before tests. */
export async function linesWith(
  { model, read }: AnswerGround,
  words: readonly string[],
  most: number,
): Promise<FoundLine[]> {
  const files = model.files
    .toSorted((x, y) => Number(x.test) - Number(y.test) || y.centrality - x.centrality)
    .slice(0, MOST_FILES);
  const found: (FoundLine & { readonly score: number })[] = [];
  let characters = 0;
  for (let at = 0; at < files.length && characters < MOST_CHARACTERS; at += AT_A_TIME) {
    const some = files.slice(at, at + AT_A_TIME);
    const texts = await Promise.all(some.map(({ path }) => read(path)));
    for (const [index, text = ''] of texts.entries()) {
      characters += text.length;
      found.push(...linesIn(some[index]!, text, words));
    }
  }
  return found.sort((x, y) => y.score - x.score).slice(0, most);
}

/** The best lines of one file: others of it say the same. */
const PER_FILE = 2;

function linesIn({ path, test }: SourceFile, text: string, words: readonly string[]) {
  const lower = text.toLowerCase();
  if (!words.some((word) => lower.includes(word))) return [];
  const scored = text.split('\n').flatMap((line, at) => {
    if (line.length > LONGEST_LINE) return [];
    const low = line.toLowerCase();
    const score = words.reduce(
      (sum, word) => sum + (new RegExp(`\\b${word}\\b`).test(low) ? 2 : low.includes(word) ? 1 : 0),
      0,
    );
    return score === 0 ? [] : [{ path, line: at + 1, text: line.trim(), score: score - (test ? 1 : 0) }];
  });
  return scored.sort((x, y) => y.score - x.score).slice(0, PER_FILE);
}
