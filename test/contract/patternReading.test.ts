/** What is read, and who has a turn, while patterns are asked for. */
import assert from 'node:assert/strict';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const FILES = {
  'src/shape.ts': 'export interface Shape { area(): number }\n',
  'src/square.ts':
    "import type { Shape } from './shape.ts';\nexport class Square implements Shape { area() { return 1; } }\n",
  'test/square.test.ts': "import { Square } from '../src/square.ts';\nnew Square().area();\n",
};

async function withEngine(
  files: Readonly<Record<string, string>>,
  use: (engine: Engine, folder: string) => Promise<void>,
) {
  await withFolder(files, async (folder) => {
    const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
    try {
      await use(engine, folder);
    } finally {
      await engine.dispose();
    }
  });
}

/** Files that are read deep while patterns are asked for. */
async function readFor(engine: Engine, folder: string): Promise<number> {
  const totals: number[] = [];
  const listening = engine.onState((_, state) => {
    if (state.phase === 'indexing' && state.stage === 'structure') totals.push(state.total);
  });
  await engine.patterns(folder, {});
  listening.dispose();
  return Math.max(0, ...totals);
}

describe('asking for patterns', () => {
  it('reads the product’s files and leaves its tests', () =>
    withEngine(FILES, async (engine, folder) => {
      await engine.analyze(folder, analysisOptions());
      assert.equal(await readFor(engine, folder), 2);
      assert.equal(await readFor(engine, folder), 0, 'once');
    }));

  it('reads tests where they are asked for', () =>
    withEngine(FILES, async (engine, folder) => {
      await engine.analyze(folder, analysisOptions({ includeTests: true }));
      assert.equal(await readFor(engine, folder), 3);
    }));

  it('is given up when its signal says so, while the search runs', () =>
    withEngine(manyTypes(400), async (engine, folder) => {
      await engine.analyze(folder, analysisOptions());
      await engine.patterns(folder, {});
      const controller = new AbortController();
      const asked = assert.rejects(engine.patterns(folder, {}, controller.signal), { code: 'cancelled' });
      setTimeout(() => controller.abort(), 1);
      await asked;
    }));

  it('answers others meanwhile', () =>
    withEngine(manyTypes(400), async (engine, folder) => {
      await engine.analyze(folder, analysisOptions());
      await engine.patterns(folder, {});
      let turns = 0;
      let running = true;
      const others = async () => {
        while (running) {
          await engine.modules(folder);
          await new Promise((resolve) => setImmediate(resolve));
          turns++;
        }
      };
      const asking = others();
      await engine.patterns(folder, {});
      running = false;
      await asking;
      assert.ok(turns > 5, `${turns} turns`);
    }));
});

/** Enough for the search to take several slices. */
function manyTypes(count: number): Record<string, string> {
  const files: Record<string, string> = { 'base.ts': 'export interface Base { act(): void }\n' };
  for (let at = 0; at < count; at++)
    files[`kind${at}.ts`] =
      `import type { Base } from './base.ts';\nexport class Kind${at} implements Base {\n  constructor(private readonly next: Base) {}\n  act() { this.next.act(); }\n}\n`;
  return files;
}
