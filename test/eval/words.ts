/**
 * What the finder and the shipped reader make of real histories: `node test/eval/words.ts [--commits N] [--show N] REPOSITORY…`.
 * Each commit's message, and the comments that each commit added or changed in sources of known languages, are read as if they stood
 * near something accepted. Prints shares and examples; a person judges those.
 */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf } from '../../src/core/languages/languages.ts';
import type { SentimentReading } from '../../src/core/model/sentiment.ts';
import { commitWords } from '../../src/core/words/commitWords.ts';
import { feelingOf } from '../../src/core/words/feelingOf.ts';
import { freshWords } from '../../src/core/words/freshWords.ts';
import { openShippedSentiment } from '../../src/infra/sentiment/openSentiment.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    commits: { type: 'string', default: '300' },
    show: { type: 'string', default: '8' },
  },
});
const MOST_FILES = 6;

interface Texts {
  readonly commit: string[];
  readonly comment: string[];
  readonly note: string[];
}

function git(folder: string, ...command: string[]): string {
  return execFileSync('git', ['-C', folder, ...command], {
    encoding: 'utf8',
    maxBuffer: 200_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function textAt(folder: string, revision: string, path: string): string {
  try {
    return git(folder, 'show', `${revision}:${path}`);
  } catch {
    return '';
  }
}

function gather(folder: string, most: string): { texts: Texts; messages: number } {
  const texts: Texts = { commit: [], comment: [], note: [] };
  const log = git(
    folder,
    'log',
    '--no-merges',
    `--max-count=${most}`,
    '--format=%x01%H%x00%B%x00',
    '--name-only',
  );
  const commits = log.split('\x01').slice(1);
  for (const commit of commits) {
    const [id = '', message = '', files = ''] = commit.split('\0');
    const words = commitWords(message);
    if (words !== '') texts.commit.push(words);
    const paths = files.split('\n').filter((path) => path !== '' && languageOf(path) !== undefined);
    for (const path of paths.slice(0, MOST_FILES)) {
      const language = languageOf(path)!.id;
      const before = textAt(folder, `${id}^`, path);
      const after = textAt(folder, id, path);
      for (const { text, note } of freshWords({ language, before, after, inserted: [] }))
        texts[note ? 'note' : 'comment'].push(text);
    }
  }
  return { texts, messages: commits.length };
}

function tell(kind: string, texts: readonly string[], readings: readonly SentimentReading[]): void {
  const of = (which: (reading: SentimentReading) => boolean) => texts.filter((_, at) => which(readings[at]!));
  const share = (some: readonly string[]) =>
    `${((100 * some.length) / Math.max(1, texts.length)).toFixed(1)} %`;
  const abstained = of((reading) => reading.abstained !== undefined);
  const judged = (polarity: string) =>
    of((each) => feelingOf(each).certainty > 0 && each.polarity === polarity);
  const [negative, positive] = [judged('negative'), judged('positive')];
  console.log(
    `  ${kind.padEnd(8)} ${String(texts.length).padStart(5)}  abstained ${share(abstained)}, negative ${share(negative)}, positive ${share(positive)}`,
  );
  const show = Number(values.show);
  const every = (some: readonly string[]) =>
    some.filter((_, at) => at % Math.max(1, Math.ceil(some.length / show)) === 0).slice(0, show);
  for (const [sign, some] of [
    ['-', negative],
    ['+', positive],
  ] as const)
    for (const text of every(some)) console.log(`      ${sign} ${text.replace(/\s+/g, ' ').slice(0, 160)}`);
}

const reader = openShippedSentiment(() => {});
const all: Texts = { commit: [], comment: [], note: [] };
async function report(texts: Texts): Promise<void> {
  for (const kind of ['commit', 'comment', 'note'] as const)
    tell(kind, texts[kind], await reader.read(texts[kind]));
}
for (const folder of positionals) {
  const { texts, messages } = gather(folder, values.commits);
  console.log(`${basename(folder)}: ${messages} commits`);
  await report(texts);
  for (const kind of ['commit', 'comment', 'note'] as const) all[kind].push(...texts[kind]);
}
console.log('all');
values.show = '0';
await report(all);
await reader.dispose();
