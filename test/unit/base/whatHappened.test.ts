import assert from 'node:assert/strict';
import { whatHappened } from '../../../src/base/whatHappened.ts';

describe('what happened', () => {
  it('is told without what to do next', () => {
    assert.equal(
      whatHappened('No model is installed. Get one with “groundplan model add x”.'),
      'No model is installed.',
    );
    assert.equal(whatHappened('It failed. “x” may help.'), 'It failed.');
  });

  it('is told whole where a dot ends no sentence', () => {
    const message = '127.0.0.1:9 does not answer to qwen2.5 (connect: refused)';
    assert.equal(whatHappened(message), message);
    assert.equal(whatHappened(''), '');
  });
});
