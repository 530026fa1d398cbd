/** Numbers from blocks, held against what ggml's own `to_float` makes of the same bytes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { tensorTypeNamed } from '../../../src/core/gguf/tensorTypes.ts';
import { randomBlocks } from '../../support/gguf/randomBlocks.ts';
import { kernelBench } from '../../support/trainKernels.ts';

/** Of the 32-bit floats that libggml-base of llama.cpp (node-llama-cpp 3.21.1) makes of `randomBlocks(type, blocks, id + 1)`. */
const GOLDEN: Readonly<Record<string, { readonly blocks: number; readonly sha256: string }>> = {
  F16: { blocks: 2048, sha256: '4ccdc0a485304503cb35729ffec75f643055f829961122c0d42ca0ce4f7e9d27' },
  BF16: { blocks: 2048, sha256: '45340c9e9bfff2418d84384fdd6cf8200eca074d1608fc7f29c4c3e1a9de0618' },
  Q4_0: { blocks: 40, sha256: 'ce9a0d7dadf160512588a9444eade42f06a9cfa9d645062e4f65f6d5b60038c5' },
  Q4_1: { blocks: 40, sha256: 'e236c13ea55ab615eff7b6c3b5343fe2a3649c0ba4547cc9d577cf8952079b80' },
  Q5_0: { blocks: 40, sha256: 'd78cc99c6a6cb414204effdd127b4e341ee1ea1ec828fadd91348310de20f3b6' },
  Q5_1: { blocks: 40, sha256: 'ada33d51f3b6e2e3b69221d95e13d9ce16b8551cc4c378da6bcf07e6d2a0d14a' },
  Q8_0: { blocks: 40, sha256: '636375786424f7df66a0cf3618a363b07911317da785de516fef09b568cfceaf' },
  Q2_K: { blocks: 40, sha256: 'f62f8bd09383ec62c7158ec3b3af275c7d08a2d52ed3735a15c4343330cbdbda' },
  Q3_K: { blocks: 40, sha256: '67b505053ac92d50f4febbeab96e5e0cbd423206a3561d500a0be6de85ccd53d' },
  Q4_K: { blocks: 40, sha256: 'bc127b581faa1463ec4045e5615f58aafcf8a178b4dc7a5c6cf2b78f59814aa6' },
  Q5_K: { blocks: 40, sha256: '3eee6e53a390c906c8b2b614cc5b66724667300665fb572eb8cc56de71298aba' },
  Q6_K: { blocks: 40, sha256: '17b4ce96e57548da96badbced386fe502a2626e021b8d4a21b37fc58e375d9d5' },
};

describe('dequantization', function () {
  this.timeout(60_000);
  for (const [name, { blocks, sha256 }] of Object.entries(GOLDEN))
    it(`of ${name} is ggml’s to the last bit`, async () => {
      const { kernels, room, bytes } = await kernelBench();
      const { id, block } = tensorTypeNamed(name);
      const source = randomBlocks(name, blocks, id + 1);
      const from = room(source.length);
      bytes(from, source.length).set(source);
      const to = room(blocks * block * 4);
      kernels.dequantize(id, from, to, blocks * block);
      const hash = createHash('sha256').update(bytes(to, blocks * block * 4));
      assert.equal(hash.digest('hex'), sha256);
    });
});
