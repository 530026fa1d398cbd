/** What the trainer computes, held against llama.cpp itself with 32-bit keys and values. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { seeded } from '../../../src/base/seeded.ts';
import { writeAdapter } from '../../../src/infra/train/adapterFile.ts';
import { gaussians } from '../../support/gguf/gaussians.ts';
import type { LlamaShape } from '../../support/gguf/llamaArchitecture.ts';
import { randomBlocks } from '../../support/gguf/randomBlocks.ts';
import { randomModel } from '../../support/gguf/randomModel.ts';
import { writeGguf } from '../../support/gguf/writeGguf.ts';
import { llamaLogits } from '../../support/llamaLogits.ts';
import { asksAll, openGraph } from '../../support/openGraph.ts';
import { withFolder } from '../../support/temporary.ts';

const TEXTS = [
  [1, 5, 70, 300, 280, 290, 301, 310, 262, 263, 264, 280, 281, 299],
  [1, 270, 271, 272, 280],
];
const TOLERANCE = 1e-3;
/** llama.cpp rounds to 16 bits what it multiplies with weights of 16 bits. */
const TOLERANCE_16_BITS = 1e-2;

describe('the trainer’s model, beside llama.cpp', function () {
  this.timeout(120_000);

  for (const [name, shape] of [
    ['with several queries a key', { heads: 8, kvHeads: 2 }],
    ['with 16-bit weights', { type: 'F16' }],
    ['with the table of tokens for a head', { tied: true }],
    ['with longer heads', { headLength: 64 }],
    ['with a linear stretch of positions', { more: scaling('linear') }],
    ['with YaRN', { more: scaling('yarn') }],
  ] as const)
    it(`finds the same logits ${name}`, () => agrees({ type: 'F32', ...shape }));

  it('finds the same logits with a table of tokens in each type of blocks', async () => {
    for (const type of [
      'Q4_0',
      'Q4_1',
      'Q5_0',
      'Q5_1',
      'Q8_0',
      'Q2_K',
      'Q3_K',
      'Q4_K',
      'Q5_K',
      'Q6_K',
      'BF16',
    ])
      await agrees({ embedding: 256, heads: 4, kvHeads: 2, layers: 1 }, type);
  });

  it('finds the same logits with an adapter on each map and the head, which llama.cpp loads', () =>
    withFolder({}, async (folder) => {
      const [modelPath, adapterPath] = [join(folder, 'model.gguf'), join(folder, 'adapter.gguf')];
      writeGguf(modelPath, randomModel({ type: 'F32', layers: 3 }));
      const graph = await openGraph(modelPath);
      try {
        const texts = TEXTS.map((tokens) => asksAll(tokens, graph.plan.vocabulary));
        const prefix = await graph.prefix(texts);
        graph.parameters.set(gaussians(graph.layout.length, 0.1, seeded(4)));
        const { layout, parameters } = graph;
        await writeAdapter(adapterPath, { layout, parameters, name: 'It', metadata: {} });
        const bare = await llamaLogits({ modelPath, texts: TEXTS });
        const adapted = await llamaLogits({ modelPath, adapterPath, texts: TEXTS });
        assert.ok(farthest(bare, adapted.map(flat)) > 0.5);
        const own = await graph.score(texts, prefix, { adapted: true });
        assert.ok(farthest(adapted, own) < TOLERANCE, `${farthest(adapted, own)} apart`);
      } finally {
        await graph.close();
      }
    }));

  it('leaves out the head where it is the table of tokens, since llama.cpp takes no adapter of it', () =>
    withFolder({}, async (folder) => {
      const [modelPath, adapterPath] = [join(folder, 'model.gguf'), join(folder, 'adapter.gguf')];
      writeGguf(modelPath, randomModel({ type: 'F32', layers: 1, tied: true }));
      const graph = await openGraph(modelPath);
      const { layout, plan } = graph;
      await graph.close();
      assert.equal(layout.maps.length, 7, 'all else of the layer learns');
      const { rank, alpha } = layout;
      const [inputs, outputs] = [plan.embedding, plan.vocabulary];
      for (const name of ['output.weight', 'token_embd.weight']) {
        const maps = [{ name, inputs, outputs, a: 0, b: rank * inputs }];
        const length = rank * (inputs + outputs);
        const head = { rank, alpha, maps, length };
        await writeAdapter(adapterPath, {
          layout: head,
          parameters: new Float32Array(length),
          name,
          metadata: {},
        });
        await assert.rejects(llamaLogits({ modelPath, adapterPath, texts: TEXTS }), /LoRA/);
      }
    }));
});

type Shape = Partial<LlamaShape> & { readonly type?: 'F32' | 'F16' };

async function agrees(shape: Shape, tableType?: string): Promise<void> {
  await withFolder({}, async (folder) => {
    const modelPath = join(folder, 'model.gguf');
    const file = randomModel({ type: 'F32', ...shape });
    const tensors = file.tensors.map((tensor) =>
      tableType === undefined || tensor.name !== 'token_embd.weight'
        ? tensor
        : { ...tensor, type: tableType, encoded: () => randomBlocks(tableType, 300, 5) },
    );
    writeGguf(modelPath, { ...file, tensors });
    const theirs = await llamaLogits({ modelPath, texts: TEXTS });
    const graph = await openGraph(modelPath);
    try {
      const texts = TEXTS.map((tokens) => asksAll(tokens, graph.plan.vocabulary));
      const own = await graph.score(texts, await graph.prefix(texts), { adapted: false });
      const tolerance = shape.type === 'F16' ? TOLERANCE_16_BITS : TOLERANCE;
      assert.ok(farthest(theirs, own) < tolerance, `${tableType ?? ''} ${farthest(theirs, own)} apart`);
    } finally {
      await graph.close();
    }
  });
}

function farthest(theirs: readonly (readonly Float32Array[])[], own: readonly ArrayLike<number>[]): number {
  let most = 0;
  theirs.forEach((rows, text) => {
    flat(rows).forEach((value, at) => {
      const difference = Math.abs(value - own[text]![at]!);
      most = difference <= most ? most : difference;
    });
  });
  return most;
}

function flat(rows: readonly Float32Array[]): number[] {
  return rows.flatMap((row) => [...row]);
}

function scaling(type: string) {
  return {
    'rope.scaling.type': type,
    'rope.scaling.factor': { float: 4 },
    'rope.scaling.original_context_length': 64,
  };
}
