/**
 * How well the inferred modules agree with architectures that people have drawn.
 *
 *     node test/eval/recovery.ts TRUTH_DIR SOURCES_DIR
 *
 * TRUTH_DIR holds a JSON file a system: { system, repo: "owner/name", clusters: { name: [path, …] }, published?: { name: { MoJoFM, ARI } } }.
 * SOURCES_DIR holds each repository at the commit of its ground truth, in a folder `owner+name`; systems without sources are left out.
 * Beside Groundplan's figures stand those of every folder and every top-level folder as a module, and the published ones of ACDC
 * (Tzerpos and Holt, WCRE 2000). Asks the built command line, so build first. Files that no module holds count as one group.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from '../../src/base/paths.ts';
import { adjustedRandIndex, moJoFM, type Partition } from './recovery/agreement.ts';

interface Truth {
  readonly system: string;
  readonly repo?: string;
  readonly clusters: Readonly<Record<string, readonly string[]>>;
  readonly published?: Readonly<Record<string, { readonly MoJoFM: number; readonly ARI: number }>>;
}

interface Score {
  readonly moJoFM: number;
  readonly ari: number;
}

interface Row {
  readonly system: string;
  readonly groundplan: Score;
  readonly folders: Score;
  readonly topFolders: Score;
  readonly acdc: Score | undefined;
}

const CLI = join(import.meta.dirname, '../../dist/cli.mjs');

main(process.argv.slice(2));

function main([truths, sources]: readonly string[]): void {
  if (truths === undefined || sources === undefined) {
    console.error('usage: node test/eval/recovery.ts TRUTH_DIR SOURCES_DIR');
    process.exitCode = 2;
    return;
  }
  const rows = readdirSync(truths)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => rowOf(JSON.parse(readFileSync(join(truths, name), 'utf8')) as Truth, sources));
  report(rows);
}

function rowOf(truth: Truth, sources: string): Row[] {
  const folder = join(sources, (truth.repo ?? '').replace('/', '+'));
  if (truth.repo === undefined || !existsSync(folder)) return [];
  const expected = new Map(
    Object.entries(truth.clusters).flatMap(([cluster, files]) => files.map((file) => [file, cluster])),
  );
  const modules = modulesOf(folder);
  const scoreOf = (groupOf: (file: string) => string): Score => {
    const own: Partition = new Map([...expected.keys()].map((file) => [file, groupOf(file)]));
    return { moJoFM: moJoFM(own, expected), ari: adjustedRandIndex(own, expected) };
  };
  const acdc = Object.entries(truth.published ?? {}).find(([name]) => /^acdc\b/i.test(name))?.[1];
  return [
    {
      system: truth.system,
      groundplan: scoreOf((file) => modules.get(file) ?? '(none)'),
      folders: scoreOf(dirname),
      topFolders: scoreOf((file) => file.split('/')[0]!),
      acdc: acdc === undefined ? undefined : { moJoFM: acdc.MoJoFM, ari: acdc.ARI },
    },
  ];
}

function modulesOf(folder: string): ReadonlyMap<string, string> {
  const run = spawnSync(process.execPath, [CLI, 'modules', folder, '--format', 'json', '--no-cache'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`modules of ${folder} could not be read: ${run.stderr}`);
  const { modules } = JSON.parse(run.stdout) as { modules: { name: string; files: string[] }[] };
  return new Map(modules.flatMap(({ name, files }) => files.map((file) => [file, name])));
}

function report(rows: readonly Row[]): void {
  const columns = ['groundplan', 'folders', 'topFolders', 'acdc'] as const;
  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, at) => cell.padEnd(at === 0 ? 14 : 15)).join(''));
  const cell = (score: Score | undefined) =>
    score === undefined ? '–' : `${score.moJoFM.toFixed(1)} / ${score.ari.toFixed(3)}`;
  line(['MoJoFM / ARI', ...columns]);
  for (const row of rows) line([row.system, ...columns.map((column) => cell(row[column]))]);
  line(['mean', ...columns.map((column) => cell(meanOf(rows.flatMap((row) => row[column] ?? []))))]);
  const compared = rows.filter(({ acdc }) => acdc !== undefined);
  line(['where ACDC is', ...columns.map((column) => cell(meanOf(compared.flatMap((row) => row[column]!))))]);
}

function meanOf(scores: readonly Score[]): Score | undefined {
  if (scores.length === 0) return undefined;
  const mean = (pick: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  return { moJoFM: mean((score) => score.moJoFM), ari: mean((score) => score.ari) };
}
