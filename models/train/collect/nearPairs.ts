/** Two stretches of one file: what is written together belongs together. */
import { type Pair, passageOf, type SourceFile } from './pair.ts';

const LEAST_LINES = 60;
const QUERY_LINES = 12;

export function nearPairs(files: readonly SourceFile[]): Pair[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    if (lines.length < LEAST_LINES) return [];
    const middle = Math.floor(lines.length / 2);
    const query = lines
      .slice(middle, middle + QUERY_LINES)
      .join('\n')
      .slice(0, 800);
    return [{ kind: 'near', query, passage: passageOf(path, lines.slice(middle + QUERY_LINES)) }];
  });
}
