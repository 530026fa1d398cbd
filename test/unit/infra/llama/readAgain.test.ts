import assert from 'node:assert/strict';
import { tokensToReadAgain } from '../../../../src/infra/llama/host/readAgain.ts';

describe('reading again what was read before a few new tokens', () => {
  const SMALL = { embedding: 128, feedForward: 256, keys: 64 };
  const OF_7B = { embedding: 4096, feedForward: 11_008, keys: 4096 };

  it('fills up to as many as are taken together, where the context is what costs', () => {
    assert.equal(tokensToReadAgain(11, 1276, SMALL), 53);
    assert.equal(tokensToReadAgain(48, 3072, OF_7B), 16);
  });

  it('is not done where the matrices cost more, or nothing is to be saved', () => {
    assert.equal(tokensToReadAgain(11, 1276, OF_7B), 0);
    assert.equal(tokensToReadAgain(1, 1276, SMALL), 0);
    assert.equal(tokensToReadAgain(64, 1276, SMALL), 0);
    assert.equal(tokensToReadAgain(300, 1276, SMALL), 0);
    assert.equal(tokensToReadAgain(11, 40, SMALL), 0);
    assert.equal(tokensToReadAgain(11, 1276, undefined), 0);
  });
});
