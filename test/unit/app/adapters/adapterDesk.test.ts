import assert from 'node:assert/strict';
import { AdapterDesk } from '../../../../src/app/adapters/adapterDesk.ts';
import type { PublishedAdapter } from '../../../../src/core/model/adapter.ts';
import type { AdapterStore } from '../../../../src/core/ports/adapterStore.ts';
import { disabledAdapterStore } from '../../../../src/infra/adapters/disabledAdapterStore.ts';
import { newAdapter } from '../../../support/newAdapter.ts';

const WISH = { request: { typescript: 1 }, project: {} };
const PUBLISHED: PublishedAdapter = {
  ...newAdapter(),
  version: 1,
  sha256: '',
  bytes: 1,
  path: '/a.gguf',
  current: true,
};
const BASE = async () => PUBLISHED.base;

function desk(store: Partial<AdapterStore>): AdapterDesk {
  return new AdapterDesk(async () => ({
    ...disabledAdapterStore,
    all: async () => [PUBLISHED],
    isWhole: async () => true,
    ...store,
  }));
}

describe('choosing an adapter for a request', () => {
  it('does not read the model where there are no adapters', async () => {
    const read = () => assert.fail('the model was read');
    assert.deepEqual(await desk({ all: async () => [] }).choose(read, WISH), {});
    const unused = { ...PUBLISHED, current: false };
    assert.deepEqual(await desk({ all: async () => [unused] }).choose(read, WISH), {});
  });

  it('takes the one that is published for the model, and only for it', async () => {
    assert.equal((await desk({}).choose(BASE, WISH)).adapter, PUBLISHED);
    const other = async () => ({ name: 'another', fingerprint: 'ffffffff' });
    assert.deepEqual(await desk({}).choose(other, WISH), {});
  });

  it('says why there is none where something is wrong, and does not fail', async () => {
    const unread = () => Promise.reject(new Error('The folder cannot be read.'));
    assert.match((await desk({ all: unread }).choose(BASE, WISH)).because!, /\(The folder cannot be read\)$/);
    const gone = () => Promise.reject(new Error('The model is gone.'));
    assert.match((await desk({}).choose(gone, WISH)).because!, /^without an adapter.*The model is gone/);
    assert.match(
      (await desk({ isWhole: async () => false }).choose(BASE, WISH)).because!,
      /no longer what was published/,
    );
  });
});
