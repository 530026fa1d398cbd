/**
 * How long the embedded engine takes to go over to another adapter, through its real child.
 *
 *     node test/bench/adapterSwitch.ts
 *
 * Writes a model of 200 million random weights (Q4_0) and two adapters of rank 8, and scores the same short text with the same adapter
 * again and again, and with both in turn: a score reads all of its text anew either way, so that the difference is the switch. Of each
 * the fastest tenth counts: what else the machine does only ever adds. The first use of an adapter reads its file besides. Ends with 1
 * where the switch takes more than 5 ms.
 */
import { loadavg } from 'node:os';
import { embeddedEngine, modelFolder } from '../support/embeddedEngine.ts';
import { writeLoraAdapter } from '../support/gguf/loraAdapter.ts';
import { MID_SIZE, writeRandomModel } from '../support/gguf/randomModel.ts';

const ROUNDS = 80;
const MOST_MS = 5;

const files = modelFolder();
const [base, one, other] = ['base.gguf', 'one.gguf', 'other.gguf'].map(files.path) as [
  string,
  string,
  string,
];
writeRandomModel(base, { ...MID_SIZE, type: 'Q4_0' });
for (const [seed, path] of [one, other].entries())
  writeLoraAdapter(path, { shape: MID_SIZE, seed: seed + 1, rank: 8, deviation: 0.02 });
const engine = embeddedEngine({ model: base });
try {
  await timed(undefined);
  const [loading, loadingOther] = [await timed(one), await timed(other)];
  const [same, turns]: [number[], number[]] = [[], []];
  // Side by side, so that what else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    await timed(one);
    same.push(await timed(one));
    turns.push(await timed(other));
  }
  const [again, inTurn] = [fastest(same), fastest(turns)];
  const switching = inTurn - again;
  console.log(`load ${loadavg()[0]!.toFixed(1)}; fastest tenth of ${ROUNDS}, ms`);
  console.log(`first use of an adapter  ${loading.toFixed(1)} and ${loadingOther.toFixed(1)}`);
  console.log(`score, adapter of before ${again.toFixed(2)}`);
  console.log(`score, another adapter   ${inTurn.toFixed(2)}`);
  console.log(`the switch               ${switching.toFixed(2)}`);
  process.exitCode = switching <= MOST_MS ? 0 : 1;
} finally {
  await engine.dispose();
  files.remove();
}

/** In milliseconds, as who asks the engine waits. */
async function timed(path: string | undefined): Promise<number> {
  const started = performance.now();
  await engine.score('', 'the', { adapters: path === undefined ? [] : [{ path, scale: 1 }] });
  return performance.now() - started;
}

function fastest(numbers: readonly number[]): number {
  const tenth = [...numbers].sort((a, b) => a - b).slice(0, Math.ceil(numbers.length / 10));
  return tenth.reduce((sum, each) => sum + each, 0) / tenth.length;
}
