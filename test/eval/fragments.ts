/**
 * How much honest code is taken for garbage, and how much garbage for code: npm run eval:fragments -- FOLDER…
 * Cuts statements and declarations, and lines anywhere, out of the files below the folders, and prints a row a language.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../src/base/seeded.ts';
import { repeatsItself } from '../../src/core/examples/sayings.ts';
import { readsAsCode } from '../../src/core/examples/wellFormed/readsAsCode.ts';
import { embedsScripts, languageOf } from '../../src/core/languages/languages.ts';
import { createCodeNodes } from '../../src/infra/parse/codeNodes.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { createSyntaxFaults } from '../../src/infra/parse/syntaxFaults.ts';

const FILES = 80;
const CUTS = 4;
const GARBAGE = 60;

const WORDS =
  'this draft is property of the sender and nobody else whoever finds it asked to send back at once forget what says please note that meeting was moved until Thursday because room we booked already taken by another team';

class Share {
  #of = 0;
  #count = 0;

  add(holds: boolean): void {
    this.#of += Number(holds);
    this.#count += 1;
  }

  get text(): string {
    return `${((100 * this.#of) / Math.max(1, this.#count)).toFixed(1)} % of ${this.#count}`;
  }
}

const random = seeded(7);
const nodes = createCodeNodes(defaultGrammarLocation());
const faults = createSyntaxFaults(defaultGrammarLocation());

const byLanguage = new Map<string, string[]>();
for (const folder of process.argv.slice(2))
  for (const path of globSync('**/*.*', { cwd: folder }).sort()) {
    const { id } = languageOf(path) ?? {};
    if (id === undefined || embedsScripts(id) || path.includes('node_modules')) continue;
    byLanguage.set(id, [...(byLanguage.get(id) ?? []), join(folder, path)]);
  }

console.log(
  '| language | statements refused | lines refused | prose taken | words at random taken | signs at random taken |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [language, files] of [...byLanguage].sort()) {
  const [statements, lines] = [new Share(), new Share()];
  for (let at = 0; at < FILES; at++) {
    const path = pick(files);
    const text = readFileSync(path, 'utf8');
    if (text.length > 100_000) continue;
    for (const code of await statementsOf(path, text)) statements.add(await isRefused(path, code));
    for (const code of linesOf(text)) lines.add(await isRefused(path, code));
  }
  const path = `some.${files[0]!.split('.').at(-1)}`;
  const taken: string[] = [];
  for (const make of [prose, wordsAtRandom, signsAtRandom]) {
    const share = new Share();
    for (let at = 0; at < GARBAGE; at++) share.add(!(await isRefused(path, make())));
    taken.push(share.text);
  }
  console.log(`| ${[language, statements.text, lines.text, ...taken].join(' | ')} |`);
}

async function isRefused(path: string, code: string): Promise<boolean> {
  const reads = await readsAsCode({ path, code }, faults);
  const refused = reads === false || repeatsItself(code);
  if (refused && process.env.GROUNDPLAN_SHOW === '1') console.log(`--- ${path}\n${code}`);
  return refused;
}

/** In whole lines. */
async function statementsOf(path: string, text: string): Promise<readonly string[]> {
  const all = (await nodes.read(path, text)) ?? [];
  const some = all.filter(({ start, end }) => end - start >= 60 && end - start < 3000);
  return some.length === 0
    ? []
    : Array.from({ length: CUTS }, () => {
        const { start, end } = pick(some);
        const line = text.indexOf('\n', end - 1);
        return text.slice(text.lastIndexOf('\n', start - 1) + 1, line === -1 ? undefined : line + 1);
      });
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return Array.from({ length: CUTS }, () => {
    const count = 3 + below(30);
    const from = below(Math.max(1, lines.length - count));
    return `${lines.slice(from, from + count).join('\n')}\n`;
  });
}

function prose(): string {
  const words = WORDS.split(' ');
  const sentence = () => `${Array.from({ length: 8 + below(10) }, () => pick(words)).join(' ')}.`;
  return Array.from({ length: 4 }, sentence).join('\n');
}

function wordsAtRandom(): string {
  const word = () => Array.from({ length: 3 + below(7) }, () => String.fromCharCode(97 + below(26))).join('');
  return Array.from({ length: 6 }, () => Array.from({ length: 7 }, word).join(' ')).join('\n');
}

function signsAtRandom(): string {
  const line = () => Array.from({ length: 40 }, () => String.fromCharCode(33 + below(94))).join('');
  return Array.from({ length: 6 }, line).join('\n');
}

function pick<T>(some: readonly T[]): T {
  return some[below(some.length)]!;
}

function below(count: number): number {
  return Math.floor(random() * count);
}
