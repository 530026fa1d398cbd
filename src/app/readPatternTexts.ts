/** Reads what patterns are told from, within bounds, only when somebody asks for patterns. */
import { letMessagesIn } from '../base/letMessagesIn.ts';
import type { ArchitectureModel } from '../core/model/architectureModel.ts';
import { isReadme, wantsText } from '../core/patterns/wantsText.ts';

interface Reading {
  readonly model: ArchitectureModel;
  readonly paths: readonly string[];
  read(path: string): Promise<string | undefined>;
  readonly signal: AbortSignal;
}

/** Longer texts are data or were written by a machine. */
const MOST_CHARACTERS = 400_000;
/** Beyond it what is left is more of the same. */
const MOST_IN_ALL = 96_000_000;
const AT_A_TIME = 64;

export async function readPatternTexts({
  model,
  paths,
  read,
  signal,
}: Reading): Promise<Map<string, string>> {
  const sources = new Set(model.files.filter(({ test }) => !test).map(({ path }) => path));
  const wanted = paths.filter((path) => sources.has(path) || wantsText(path) || isReadme(path));
  const texts = new Map<string, string>();
  let characters = 0;
  for (let at = 0; at < wanted.length && characters < MOST_IN_ALL; at += AT_A_TIME) {
    await letMessagesIn(signal);
    const some = wanted.slice(at, at + AT_A_TIME);
    for (const [index, text] of (await Promise.all(some.map(read))).entries()) {
      if (text === undefined || text.length > MOST_CHARACTERS) continue;
      characters += text.length;
      texts.set(some[index]!, text);
    }
  }
  return texts;
}
