/**
 * How often the file that a sentence is about is found, and what each part of the search adds.
 *
 *     node test/eval/retrieval.ts SETS_DIR SOURCES_DIR [part …]
 *
 * SETS_DIR holds a JSON file a set: { name, queries: [{ id, query, relevant: [path, …] }] }. SOURCES_DIR holds a folder a set, named as it is,
 * with the files of the corpus, the sentences taken out. Prints the mean reciprocal rank of the first ten and their recall; then the same
 * with each part left out (or only those named: words, vectors, fields, graph). Asks the built command line, so build first.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEARCH_PARTS } from '../../src/protocol/knowledgeApi.ts';

interface RetrievalSet {
  readonly name: string;
  readonly queries: readonly {
    readonly id: string;
    readonly query: string;
    readonly relevant: readonly string[];
  }[];
}

interface Score {
  readonly meanReciprocalRank: number;
  readonly recall: number;
}

type Answers = ReadonlyMap<string, readonly string[]>;

const CLI = join(import.meta.dirname, '../../dist/cli.mjs');
const FIRST = 10;

main(process.argv.slice(2));

function main([sets, sources, ...parts]: readonly string[]): void {
  if (sets === undefined || sources === undefined) {
    console.error('usage: node test/eval/retrieval.ts SETS_DIR SOURCES_DIR [part …]');
    process.exitCode = 2;
    return;
  }
  const work = mkdtempSync(join(tmpdir(), 'gp-retrieval-'));
  try {
    const all = readdirSync(sets)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => JSON.parse(readFileSync(join(sets, name), 'utf8')) as RetrievalSet);
    for (const without of [undefined, ...(parts.length > 0 ? parts : SEARCH_PARTS)])
      report(
        without,
        all.map((set) => [set.name, scoreOf(set, answersTo(set, { sources, work, without }))]),
      );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function answersTo(
  { name, queries }: RetrievalSet,
  where: { readonly sources: string; readonly work: string; readonly without: string | undefined },
): Answers {
  const file = join(where.work, `${name}.jsonl`);
  writeFileSync(file, queries.map(({ id, query }) => JSON.stringify({ id, text: query })).join('\n'));
  const left = where.without === undefined ? [] : ['--without', where.without];
  const storage = ['--storage', join(where.work, 'storage')];
  const args = [CLI, 'search', join(where.sources, name), '--queries', file, '-k', String(FIRST), ...left];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...storage], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; results: { path: string }[] })
      .map(({ id, results }) => [id, results.map(({ path }) => path)]),
  );
}

function scoreOf({ queries }: RetrievalSet, answers: Answers): Score {
  let ranks = 0;
  let recall = 0;
  for (const { id, relevant } of queries) {
    const found = (answers.get(id) ?? []).slice(0, FIRST);
    const first = found.findIndex((path) => relevant.includes(path));
    if (first >= 0) ranks += 1 / (first + 1);
    recall += found.filter((path) => relevant.includes(path)).length / relevant.length;
  }
  return { meanReciprocalRank: ranks / queries.length, recall: recall / queries.length };
}

function report(without: string | undefined, rows: readonly (readonly [string, Score])[]): void {
  console.log(without === undefined ? 'all parts' : `without ${without}`);
  for (const [name, score] of [...rows, ['mean', meanOf(rows)] as const])
    console.log(
      `  ${name.padEnd(32)} MRR@10 ${score.meanReciprocalRank.toFixed(4)}  recall@10 ${score.recall.toFixed(3)}`,
    );
}

function meanOf(rows: readonly (readonly [string, Score])[]): Score {
  const sum = (of: (score: Score) => number) =>
    rows.reduce((all, [, score]) => all + of(score), 0) / rows.length;
  return {
    meanReciprocalRank: sum((score) => score.meanReciprocalRank),
    recall: sum((score) => score.recall),
  };
}
