/** SIGKILLs at random moments of a sleep: `node test/bench/sleepKills.ts [kills]`. It has to go on each time, and lose nothing. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AdapterFolder } from '../../src/infra/adapters/adapterFolder.ts';
import { Developer, openEngine } from '../eval/adapters/developerAtWork.ts';
import { HABITS, tasksOf } from '../eval/adapters/habits.ts';
import { writeRandomModel } from '../support/gguf/randomModel.ts';

const kills = Number(process.argv[2] ?? 50);
/** Offers of each language: enough that it is trained. */
const OFFERS = 28;
const SETTINGS = { topLayers: 2, learningRate: 3e-4, epochs: 3 };
/** After it has begun to sleep. */
const LONGEST_MS = 12_000;

const folder = mkdtempSync(join(tmpdir(), 'groundplan-sleep-'));
const place = {
  root: join(folder, 'project'),
  statePath: join(folder, 'state'),
  modelPath: join(folder, 'base.gguf'),
};
const problems: string[] = [];
let round = 0;
const store = new AdapterFolder({
  folder: join(place.statePath, 'adapters'),
  problem: (text) => problems.push(text),
});
try {
  writeRandomModel(place.modelPath, { type: 'F32', layers: 3, embedding: 64, feedForward: 96 });
  mkdirSync(place.root);
  writeFileSync(join(place.root, 'package.json'), '{ "name": "project" }\n');
  const before = await work();
  let [killed, nights, published] = [0, 0, 0];
  while (killed < kills) {
    const ended = await sleepOnce(Math.random() * LONGEST_MS);
    if (ended === undefined) killed += 1;
    else nights += 1;
    published = Math.max(published, await look());
    // A night that was slept to its end leaves nothing to do: the developer goes on.
    if (ended !== undefined) await work();
  }
  const last = await sleepOnce(undefined);
  published = Math.max(published, await look());
  const engine = await openEngine(place);
  const { examples } = await engine.feedback.examples({});
  await engine.dispose();
  if (examples.length < before) problems.push(`${examples.length} examples, and there were ${before}`);
  if (last !== 'done') problems.push(`the last night ended: ${last}`);
  const left = readdirSync(join(place.statePath, 'training'));
  if (left.length > 0) problems.push(`left behind: ${left.join(', ')}`);
  console.log(JSON.stringify({ killed, nights, published, examples: examples.length, problems }, null, 2));
  process.exitCode = problems.length > 0 || published === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** More to learn from; the number of examples there are. */
async function work(): Promise<number> {
  round += 1;
  const engine = await openEngine(place);
  const developer = new Developer(engine, place.root, `${round}`);
  for (const habit of HABITS.slice(0, 2))
    for (const task of tasksOf(habit).slice(0, OFFERS)) {
      const path = task.path.replace('/', `/r${round}`);
      const { language } = habit;
      await developer.keeps({
        language,
        task: { ...task, path },
        content: habit.liked(task.noun, task.verb),
      });
    }
  const { examples } = await engine.feedback.examples({});
  await engine.dispose();
  return examples.length;
}

/** How it ended; undefined where it was killed. */
function sleepOnce(killAfterMs: number | undefined): Promise<string | undefined> {
  const script = join(import.meta.dirname, '..', 'support', 'sleeper.ts');
  const child = spawn(
    process.execPath,
    [script, place.root, place.statePath, place.modelPath, JSON.stringify(SETTINGS)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  return new Promise((resolve) => {
    let last: string | undefined;
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      if (line !== 'asleep') last = line;
      else if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.once('exit', () => resolve(last));
  });
}

/** Every published adapter is the file that was published. @returns how many there are. */
async function look(): Promise<number> {
  const all = await store.all();
  for (const each of all) if (!(await store.isWhole(each))) problems.push(`${each.path} is not whole`);
  return all.length;
}
