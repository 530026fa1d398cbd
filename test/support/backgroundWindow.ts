/**
 * A window that learns in the background, or does not: tells which states it has, and what its process begins while nobody asks for
 * anything (timers, threads, reads and writes: every asynchronous resource of Node).
 */
import { createHook } from 'node:async_hooks';
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from './analysisOptions.ts';

const [root = '', statePath = '', how = 'off', watchedMs = '1500'] = process.argv.slice(2);
const tell = (what: object) => void writeSync(1, `${JSON.stringify(what)}\n`);
const engine = createNodeEngine({
  log: () => {},
  gitAllowed: false,
  statePath,
  background: { firstMs: 200, quietMs: 100, againMs: 300 },
});
await engine.analyze(root, analysisOptions());
await engine.suggestions(root);
await engine.update(root, [{ path: 'src/a.ts', content: 'export const a = 1;\n' }]);
await pause(300);

const begun: Record<string, number> = {};
const hook = createHook({
  init(_, type) {
    begun[type] = (begun[type] ?? 0) + 1;
  },
});
const watched = pause(Number(watchedMs));
hook.enable();
if (how !== 'off') {
  engine.background.run({ cpuShare: Number(how) }, { on: (state) => tell({ state }) }).catch(() => {});
}
await watched;
hook.disable();
const { PROMISE: _, ...resources } = begun;
tell({ resources });
if (how === 'off') await engine.dispose();
