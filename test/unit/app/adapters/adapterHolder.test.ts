import assert from 'node:assert/strict';
import { join } from 'node:path';
import { adapterHolder } from '../../../../src/app/adapters/adapterHolder.ts';
import { exampleMark } from '../../../../src/core/adapters/exampleMark.ts';
import type { Offer } from '../../../../src/core/model/feedback.ts';
import { AdapterFolder } from '../../../../src/infra/adapters/adapterFolder.ts';
import { offer } from '../../../support/feedback.ts';
import { newAdapter } from '../../../support/newAdapter.ts';
import { withFolder } from '../../../support/temporary.ts';

interface Scene {
  readonly store: AdapterFolder;
  readonly told: string[];
  publishes(...learnedFrom: readonly string[]): Promise<unknown>;
  forgets(part: object, ...ids: readonly string[]): Promise<void>;
  left(): Promise<readonly string[]>;
}

function withAdapters(use: (scene: Scene) => Promise<void>): Promise<void> {
  return withFolder({ 'fresh.gguf': 'GGUF of an adapter' }, async (folder) => {
    const store = new AdapterFolder({ folder: join(folder, 'adapters'), problem: assert.fail });
    const told: string[] = [];
    let forgotten = 0;
    const holder = adapterHolder({
      openAdapters: async () => store,
      openTrainer: async () => ({
        train: assert.fail,
        convert: assert.fail,
        discard: assert.fail,
        async forget() {
          forgotten += 1;
        },
      }),
      log: (message) => told.push(message),
    });
    await use({
      store,
      told,
      publishes: (...ids) =>
        store.publish(join(folder, 'fresh.gguf'), newAdapter({ learnedFrom: ids.map(exampleMark) })),
      async forgets(part, ...ids) {
        const before = forgotten;
        const offers: Offer[] = ids.map((id) => offer({ id }));
        await holder.forget({ part, offers });
        assert.equal(forgotten, before + 1, 'nothing of a training under way is left either');
      },
      left: async () =>
        (await store.all()).map(({ version, current }) => `v${version}${current ? ' current' : ''}`),
    });
  });
}

describe('adapters and what is forgotten', () => {
  it('go with it, and the one before that learned nothing of it takes their place', () =>
    withAdapters(async ({ publishes, forgets, left, told }) => {
      await publishes('one');
      await publishes('one', 'two');
      await publishes('one', 'two', 'three');
      await forgets({ suggestion: 'any' }, 'two');
      assert.deepEqual(await left(), ['v1 current']);
      assert.equal(told.length, 2);
      assert.match(told[0]!, /typescript v2 is removed: it was trained on what has been forgotten/);
      await forgets({ suggestion: 'any' }, 'one');
      assert.deepEqual(await left(), []);
    }));

  it('stay where they learned from nothing of it', () =>
    withAdapters(async ({ publishes, forgets, left }) => {
      await publishes('one');
      await forgets({ suggestion: 'any' }, 'two');
      assert.deepEqual(await left(), ['v1 current']);
    }));

  it('go all that were trained where all is forgotten, those of before marks were kept among them', () =>
    withAdapters(async ({ publishes, forgets, left }) => {
      await publishes();
      await publishes('one');
      await forgets({});
      assert.deepEqual(await left(), []);
    }));
});
