// What the analysis of a folder costs, beside other tools where they are installed: npm run bench -- DIR [--runs N] [--peers DIR]…
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { editLatency } from '../test/bench/editLatency.ts';
import { measuredRun } from '../test/bench/measuredRun.ts';
import { installedPeer, peersFor } from '../test/bench/peers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, peers: { type: 'string', multiple: true, default: [] } },
});
const folder = positionals[0] === undefined ? undefined : resolve(positionals[0]);
const cli = join(import.meta.dirname, '..', 'dist', 'cli.mjs');
if (folder === undefined || !existsSync(folder)) fail('Name a folder that exists: npm run bench -- DIR');
if (!existsSync(cli)) fail('There is no build yet: run npm run build first.');

const PEER_TIMEOUT_MS = 600_000;
const runs = Math.max(1, Number(values.runs) || 1);
const storage = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
const rows = [];
try {
  const first = await groundplan('graph, cold', [
    'graph',
    folder,
    '--format',
    'json',
    '--no-cache',
    '--tests',
    '--quiet',
  ]);
  const graph = JSON.parse(first.stdout);
  const bytes = graph.files.reduce((sum, { path }) => sum + (sizeOf(path) ?? 0), 0);
  console.log(
    `${folder}: ${graph.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${graph.edges.length} edges, ${graph.unresolved.length} unresolved\n`,
  );
  await groundplan('analyze, cold', [
    'analyze',
    folder,
    '--format',
    'json',
    '--no-cache',
    '--tests',
    '--quiet',
  ]);
  const stored = ['analyze', folder, '--format', 'json', '--tests', '--quiet', '--storage', storage];
  await once(process.execPath, [cli, ...stored]);
  await groundplan('analyze, unchanged', stored);
  const question = 'where errors are handled';
  const search = ['search', folder, question, '--format', 'json', '--quiet', '--storage', storage];
  await groundplan('search, first', search);
  await groundplan('search, again', search);
  await bareParse(first.stdout);
  for (const peer of peersFor(folder)) await runPeer(peer);
  print(graph.files.length, bytes);
  printProcesses();
  const edit = await editLatency(folder);
  if (edit !== undefined) {
    console.log(
      `\nedit of ${edit.path} to fresh findings: ${edit.medianMs.toFixed(1)} ms (median of 15), ${edit.worstMs.toFixed(1)} ms (worst)`,
    );
  }
} finally {
  rmSync(storage, { recursive: true, force: true });
}

async function groundplan(name, args) {
  const cost = await best(process.execPath, [cli, ...args]);
  if (cost.exitCode > 1) fail(`groundplan ${args[0]} failed:\n${cost.stderr.slice(0, 2000)}`);
  rows.push({ name, cost });
  return cost;
}

async function bareParse(graphText) {
  const list = join(storage, 'graph.json');
  writeFileSync(list, graphText);
  const script = join(import.meta.dirname, '..', 'test', 'bench', 'bareParse.ts');
  const cost = await best(process.execPath, [script, folder, list]);
  rows.push(
    cost.exitCode === 0 ? { name: 'bare parse', cost } : { name: 'bare parse', note: firstLine(cost.stderr) },
  );
}

async function runPeer({ name, args }) {
  const program = installedPeer(name, [
    ...values.peers.map((each) => resolve(each)),
    join(import.meta.dirname, '..'),
  ]);
  if (program === undefined) rows.push({ name, note: 'not installed' });
  else {
    const cost = await once(program, args);
    // A graph was asked for: a tool that ends in an error and says nothing on its output has made none.
    const failed = cost.exitCode !== 0 && cost.stdout.trim() === '';
    rows.push(failed ? { name, note: `failed: ${firstLine(cost.stderr)}` } : { name, cost });
  }
}

async function best(file, args) {
  const costs = [];
  for (let run = 0; run < runs; run++) costs.push(await once(file, args));
  return costs.sort((a, b) => a.cpuMs - b.cpuMs)[0];
}

function once(file, args) {
  return measuredRun({ file, args, cwd: folder, timeoutMs: PEER_TIMEOUT_MS });
}

function print(files, bytes) {
  const base = rows[0].cost;
  console.log('                     wall s   CPU s  files/s    MB/s  peak MB   CPU ×  memory ×');
  for (const { name, cost, note } of rows) {
    if (cost === undefined) {
      console.log(`${name.padEnd(19)} ${note}`);
      continue;
    }
    const seconds = cost.wallMs / 1000;
    const cells = [
      seconds.toFixed(2),
      (cost.cpuMs / 1000).toFixed(2),
      (files / seconds).toFixed(0),
      (bytes / 1e6 / seconds).toFixed(1),
      (cost.peakBytes / 1e6).toFixed(0),
      (cost.cpuMs / base.cpuMs).toFixed(1),
      (cost.peakBytes / base.peakBytes).toFixed(1),
    ];
    console.log(name.padEnd(19) + cells.map((cell) => cell.padStart(8)).join(' '));
  }
}

/** Of those that start others. */
function printProcesses() {
  for (const { name, cost } of rows) {
    if (cost === undefined || cost.peaks.size < 2) continue;
    const each = [...cost.peaks].map(([script, peak]) => `${script} ${(peak / 1e6).toFixed(0)} MB`);
    console.log(`${name}: ${each.join(', ')}`);
  }
}

function sizeOf(path) {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.size;
}

function firstLine(text) {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 100) ?? 'without a word'
  );
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
