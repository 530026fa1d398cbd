import assert from 'node:assert/strict';
import { type FitQuestion, fitIntoMemory } from '../../../../src/infra/llama/host/memoryFit.ts';

const GB = 2 ** 30;
/** CodeLlama 7B Q4_K_M: 3.8 GB, and half a megabyte a token. */
const estimate = async (tokens: number) => ({ modelBytes: 3.8 * GB, contextBytes: tokens * 0.55 * 2 ** 20 });

describe('whether a model fits into memory', () => {
  const question = (freeGb: number, more: Partial<FitQuestion> = {}): FitQuestion => ({
    name: 'codellama-7b',
    contextTokens: 4096,
    sequences: 2,
    memory: { totalBytes: 16 * GB, freeBytes: freeGb * GB },
    others: [
      { name: 'small', bytes: 1 * GB },
      { name: 'smaller', bytes: 0.5 * GB },
    ],
    ...more,
  });

  it('takes as many sequences as were asked for, or as fit', async () => {
    assert.deepEqual(await fitIntoMemory(question(12), estimate), { sequences: 2 });
    assert.deepEqual(await fitIntoMemory(question(7.5), estimate), { sequences: 1 });
  });

  it('says what it needs and what there is, and the largest context that fits', async () => {
    await assert.rejects(fitIntoMemory(question(5.5), estimate), {
      code: 'engine-unavailable',
      message:
        'codellama-7b does not fit into memory: it needs 6.4 GB at a context of 4096 tokens (3.8 GB for the model), and 5.5 GB of 16 GB are free. It fits with a context of 2048 tokens: set groundplan.embedded.contextTokens to 2048.',
    });
  });

  it('offers the largest model that fits where no context does', async () => {
    await assert.rejects(fitIntoMemory(question(2), estimate), /Choose small \(1\.0 GB\) instead/);
    await assert.rejects(fitIntoMemory(question(1.2), estimate), /Choose smaller \(0\.5 GB\) instead/);
    await assert.rejects(
      fitIntoMemory(question(0.5), estimate),
      /Close other programs, or use a model on a server/,
    );
  });
});
