import assert from 'node:assert/strict';
import { maskSecrets, maskText } from '../../../../src/core/toolbox/maskSecrets.ts';

describe('secrets in what is written down', () => {
  it('are masked by the name of their field, however deep', () => {
    assert.deepEqual(maskSecrets({ user: 'a', apiKey: 'b', list: [{ password: 'c' }], accessToken: 7 }), {
      user: 'a',
      apiKey: '•••',
      list: [{ password: '•••' }],
      accessToken: '•••',
    });
  });

  it('are masked by what they look like', () => {
    for (const secret of [
      `ghp_${'a'.repeat(36)}`,
      `sk-${'a'.repeat(30)}`,
      'AKIAABCDEFGHIJKLMNOP',
      `Bearer ${'x'.repeat(20)}`,
    ])
      assert.match(maskText(`before ${secret} after`), /^before (?:Bearer )?••• after$/);
  });

  it('are masked where they are known', () => {
    assert.equal(maskText('x hunter22 y', ['hunter22', 'y']), 'x ••• y');
  });
});
