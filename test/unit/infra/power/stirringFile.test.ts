import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stirringFile } from '../../../../src/infra/power/stirringFile.ts';
import { withFolder } from '../../../support/temporary.ts';

describe('who is at the machine', () => {
  it('is known in every window of the same person, within a moment', () =>
    withFolder({}, async (folder) => {
      const [here, there] = [stirringFile(join(folder, 'new')), stirringFile(join(folder, 'new'))];
      assert.equal(await there.sinceMs('there'), Number.POSITIVE_INFINITY);
      here.stir('there');
      await pause(100);
      assert.ok((await there.sinceMs('there')) < 5000);
      assert.equal(await there.sinceMs('typed'), Number.POSITIVE_INFINITY, 'who looks does not type');
      here.stir('typed');
      await pause(100);
      assert.ok((await there.sinceMs('typed')) < 5000);
    }));

  it('is nobody where nothing is kept', async () => {
    const alone = stirringFile(undefined);
    alone.stir('typed');
    assert.equal(await alone.sinceMs('there'), Number.POSITIVE_INFINITY);
  });
});
