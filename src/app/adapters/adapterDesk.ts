/** Chooses the adapter of a request among those that are published for its model. */
import { messageOf } from '../../base/messageOf.ts';
import { type AdapterChoice, chooseAdapter, leadingLanguage } from '../../core/adapters/chooseAdapter.ts';
import {
  type AdapterBase,
  type AdapterUse,
  type AdapterWish,
  adapterName,
  GENERIC,
} from '../../core/model/adapter.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';

export interface DeskChoice extends AdapterChoice {
  /** Undefined where the model could not be told. */
  readonly use?: AdapterUse;
}

export class AdapterDesk {
  readonly #open: () => Promise<AdapterStore>;
  #store: Promise<AdapterStore> | undefined;

  constructor(open: () => Promise<AdapterStore>) {
    this.#open = open;
  }

  /**
   * Nothing that is wrong with adapters keeps a model from answering: `because` says what is. What is written without any is told apart
   * too: the first adapter of a language is held against that.
   * @param baseOf reads some of the model's file.
   */
  async choose(baseOf: () => Promise<AdapterBase>, wish: AdapterWish): Promise<DeskChoice> {
    const choice = await this.#choose(baseOf, wish);
    const { fingerprint } = (await baseOf().catch(() => undefined)) ?? {};
    if (fingerprint === undefined) return choice;
    const about = leadingLanguage(wish) ?? GENERIC;
    const { language, version } = choice.adapter ?? {};
    if (language === undefined || version === undefined) return { ...choice, use: { about, fingerprint } };
    return { ...choice, use: { about, fingerprint, adapter: { language, version } } };
  }

  async #choose(baseOf: () => Promise<AdapterBase>, wish: AdapterWish): Promise<AdapterChoice> {
    try {
      this.#store ??= this.#open();
      const store = await this.#store;
      const used = (await store.all()).filter(({ current }) => current);
      if (used.length === 0) return {};
      const { fingerprint } = await baseOf();
      const current = used.filter(({ base }) => base.fingerprint === fingerprint);
      const choice = chooseAdapter(current, wish, adapterName);
      const { adapter } = choice;
      if (adapter === undefined || (await store.isWhole(adapter))) return choice;
      return {
        because: `without the adapter ${adapterName(adapter)}, whose file is no longer what was published`,
      };
    } catch (error) {
      this.#store = undefined;
      return { because: `without an adapter, since none could be chosen (${asClause(messageOf(error))})` };
    }
  }
}

function asClause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
