/** The time from one edit to fresh findings, through the engine as every host uses it, in this process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';

export interface EditLatency {
  readonly path: string;
  readonly medianMs: number;
  readonly worstMs: number;
}

const ROUNDS = 15;

/** Edits the most central files in memory: an import comes, then goes again. Nothing is written. */
export async function editLatency(root: string): Promise<EditLatency | undefined> {
  const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
  try {
    await engine.analyze(root, {
      exclude: [],
      maxFileBytes: 2_000_000,
      cpuBudget: 1,
      history: false,
      includeTests: false,
      depth: 'full',
    });
    const { central } = await engine.overview(root);
    const path = central[0]?.path;
    if (path === undefined) return undefined;
    // As the editor does once the index stands.
    await engine.prepare(root);
    const text = readFileSync(join(root, path), 'utf8');
    const elapsed: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      await engine.update(root, [
        { path, content: round % 2 === 0 ? `${text}\n` : `import './added-${round}';\n${text}` },
      ]);
      elapsed.push(performance.now() - started);
    }
    elapsed.sort((a, b) => a - b);
    return { path, medianMs: elapsed[ROUNDS >> 1]!, worstMs: elapsed.at(-1)! };
  } finally {
    await engine.dispose();
  }
}
