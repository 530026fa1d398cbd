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
  const BARE = { about: 'typescript', fingerprint: PUBLISHED.base.fingerprint };

  it('tells what is written without any too, since the first adapter is held against that', async () => {
    assert.deepEqual(await desk({ all: async () => [] }).choose(BASE, WISH), { use: BARE });
    const unused = { ...PUBLISHED, current: false };
    assert.deepEqual(await desk({ all: async () => [unused] }).choose(BASE, WISH), { use: BARE });
    const { use } = await desk({ all: async () => [] }).choose(BASE, { request: {}, project: {} });
    assert.equal(use?.about, 'generic');
    const gone = () => Promise.reject(new Error('The model is gone.'));
    assert.deepEqual(await desk({ all: async () => [] }).choose(gone, WISH), {});
  });

  it('takes the one that is published for the model, and only for it', async () => {
    const { adapter, use } = await desk({}).choose(BASE, WISH);
    assert.equal(adapter, PUBLISHED);
    assert.deepEqual(use, { ...BARE, adapter: { language: 'typescript', version: 1 } });
    const other = async () => ({ name: 'another', fingerprint: 'ffffffff' });
    assert.deepEqual(await desk({}).choose(other, WISH), { use: { ...BARE, fingerprint: 'ffffffff' } });
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
