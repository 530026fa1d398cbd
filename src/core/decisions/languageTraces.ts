/** The languages that the product is written in, by lines. */
import type { SourceFile } from '../model/architectureModel.ts';
import { LANGUAGE_NAMES } from '../model/language.ts';
import { isProductCode } from './externalImports.ts';
import type { Trace } from './manifests/manifestFacts.ts';

/** Share of the lines, and lines, from one of which on a language is more than a script or two. */
const NOTABLE_SHARE = 0.1;
const NOTABLE_LINES = 10_000;

interface Tally {
  lines: number;
  files: number;
  largest: SourceFile;
}

/** Components of Vue and the like are counted for the language that they are made with, as what they are. */
export function languageTraces(files: readonly SourceFile[]): Trace[] {
  const tallies = new Map<string, Tally>();
  let total = 0;
  for (const file of files) {
    if (file.test || !isProductCode(file.path)) continue;
    total += file.lines;
    const name = LANGUAGE_NAMES[file.language];
    const tally = tallies.get(name);
    if (tally === undefined) tallies.set(name, { lines: file.lines, files: 1, largest: file });
    else {
      tally.lines += file.lines;
      tally.files++;
      if (file.centrality > tally.largest.centrality) tally.largest = file;
    }
  }
  return [...tallies]
    .filter(([, { lines }]) => lines >= NOTABLE_LINES || lines >= NOTABLE_SHARE * total)
    .sort(([, a], [, b]) => b.lines - a.lines)
    .map(([title, { lines, files: count, largest }]) => ({
      topic: 'language',
      title,
      confidence: 'proven',
      path: largest.path,
      line: 1,
      text: `${Math.round((100 * lines) / total)} % of the product’s lines, in ${count} file${count === 1 ? '' : 's'}; most others of them rest on this one.`,
    }));
}
