import assert from 'node:assert/strict';
import { join } from 'node:path';
import { seeded } from '../../../../src/base/seeded.ts';
import type { ReadText } from '../../../../src/core/training/tokenExamples.ts';
import type { LlamaGraph } from '../../../../src/infra/train/llamaGraph.ts';
import { gaussians } from '../../../support/gguf/gaussians.ts';
import { type RandomModelOptions, writeRandomModel } from '../../../support/gguf/randomModel.ts';
import { referenceLoss } from '../../../support/llamaReference.ts';
import { openGraph } from '../../../support/openGraph.ts';
import { withFolder } from '../../../support/temporary.ts';

const SHAPE: RandomModelOptions = {
  type: 'F32',
  layers: 3,
  embedding: 48,
  feedForward: 80,
  heads: 4,
  kvHeads: 2,
};
const TEXTS: readonly ReadText[] = [
  { tokens: [1, 260, 281, 290, 262, 270, 300], expected: { rows: [2, 3, 6], tokens: [290, 262, 5] } },
  { tokens: [1, 299, 262], expected: { rows: [0, 1, 2], tokens: [299, 262, 280] } },
];
const FACTORS = [
  [0.2, 0.1, 0.3],
  [-0.2, -0.15, 0.4],
];

describe('gradients of an adapter', function () {
  this.timeout(60_000);

  for (const [name, options, threads] of [
    ['on one thread', {}, 1],
    ['on three threads', {}, 3],
    ['where the head is the table of tokens', { tied: true }, 1],
  ] as const)
    it(`are those of finite differences in 64-bit floats, ${name}`, () =>
      withFolder({}, async (folder) => {
        const modelPath = join(folder, 'model.gguf');
        writeRandomModel(modelPath, { ...SHAPE, ...options });
        const graph = await openGraph(modelPath, { threads, lora: { rank: 3, alpha: 5, topLayers: 2 } });
        try {
          await compare(graph, modelPath);
        } finally {
          await graph.close();
        }
      }));
});

async function compare(graph: LlamaGraph, modelPath: string): Promise<void> {
  const { plan, layout } = graph;
  graph.parameters.set(gaussians(layout.length, 0.15, seeded(9)));
  graph.gradients.fill(0);
  const prefix = await graph.prefix(TEXTS);
  const logs = await graph.learn(TEXTS, prefix, FACTORS);
  const loss = referenceLoss({ plan, layout, modelPath }, TEXTS, FACTORS);
  const parameters = Float64Array.from(graph.parameters);
  const own = -FACTORS.flat().reduce((sum, factor, at) => sum + factor * [...logs[0]!, ...logs[1]!][at]!, 0);
  assert.ok(Math.abs(own - loss(parameters)) < 1e-5, `a loss of ${own} where ${loss(parameters)} is right`);
  const random = seeded(3);
  const step = 1e-4;
  for (const { name, a, b, inputs, outputs } of layout.maps)
    for (const [start, length] of [
      [a, layout.rank * inputs],
      [b, layout.rank * outputs],
    ] as const)
      for (let tries = 0; tries < 3; tries += 1) {
        const at = start + Math.floor(random() * length);
        const moved = (by: number) => {
          const changed = parameters.slice();
          changed[at]! += by;
          return loss(changed);
        };
        const expected = (moved(step) - moved(-step)) / (2 * step);
        const found = graph.gradients[at]!;
        assert.ok(Math.abs(found - expected) < 1e-5, `${name} at ${at}: ${found} where ${expected} is right`);
      }
}
