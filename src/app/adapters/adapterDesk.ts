/** Chooses the adapter of a request among those that are published for its model. */
import { type AdapterChoice, chooseAdapter } from '../../core/adapters/chooseAdapter.ts';
import { type AdapterBase, type AdapterWish, adapterName } from '../../core/model/adapter.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';

export class AdapterDesk {
  readonly #open: () => Promise<AdapterStore>;
  #store: Promise<AdapterStore> | undefined;

  constructor(open: () => Promise<AdapterStore>) {
    this.#open = open;
  }

  /** Nothing that is wrong with adapters keeps a model from answering. */
  async choose({ fingerprint }: AdapterBase, wish: AdapterWish): Promise<AdapterChoice> {
    try {
      this.#store ??= this.#open();
      const store = await this.#store;
      const current = (await store.all()).filter(
        (each) => each.current && each.base.fingerprint === fingerprint,
      );
      const choice = chooseAdapter(current, wish, adapterName);
      const { adapter } = choice;
      if (adapter === undefined || (await store.isWhole(adapter))) return choice;
      return {
        because: `without the adapter ${adapterName(adapter)}, whose file is no longer what was published`,
      };
    } catch {
      this.#store = undefined;
      return {};
    }
  }
}
