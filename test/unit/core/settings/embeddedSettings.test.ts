import assert from 'node:assert/strict';
import { readEmbeddedSettings } from '../../../../src/core/settings/embeddedSettings.ts';

describe('the settings of the embedded engine', () => {
  it('are taken as far as they are right, and the others are named', () => {
    const { embedded, problems } = readEmbeddedSettings(
      { model: 'codellama-13b', gpu: 'quantum', threads: -1, contextTokens: 8192 },
      'groundplan.embedded',
    );
    assert.deepEqual(embedded, { model: 'codellama-13b', contextTokens: 8192 });
    assert.equal(problems.length, 2);
    assert.match(problems[0]!, /^`groundplan\.embedded\.gpu` is left out: /);
  });

  it('are none where there are none, or no object', () => {
    assert.deepEqual(readEmbeddedSettings(undefined, 'embedded'), { embedded: {}, problems: [] });
    assert.match(readEmbeddedSettings([], 'embedded').problems[0]!, /is no object/);
  });
});
