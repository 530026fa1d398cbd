/** Adapters that were trained on what is forgotten go with it: what they learned is in their weights, and cannot be taken out. */
import { exampleMark } from '../../core/adapters/exampleMark.ts';
import { adapterName, type PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import type { AdapterTrainer } from '../../core/ports/adapterTrainer.ts';
import type { FeedbackHolder } from '../feedback/holders.ts';

export interface AdapterHolderParts {
  openAdapters(): Promise<AdapterStore>;
  openTrainer(): Promise<AdapterTrainer>;
  /** Told of each that goes. */
  log(message: string): void;
}

/** Each that goes gives its place to the one before it that learned from nothing of it, and else to none. */
export function adapterHolder({ openAdapters, openTrainer, log }: AdapterHolderParts): FeedbackHolder {
  return {
    async forget({ part, offers }) {
      const isAll = Object.values(part).every((each) => each === undefined);
      if (!isAll && offers.length === 0) return;
      await (await openTrainer()).forget();
      const store = await openAdapters();
      const marks = new Set(offers.map(({ id }) => exampleMark(id)));
      const gone = (await store.all()).filter((each) => learnedFrom(each, isAll ? undefined : marks));
      // Those that are used last: nothing that goes may take their place.
      for (const each of gone.toSorted((a, b) => Number(a.current) - Number(b.current))) {
        const line = { language: each.language, fingerprint: each.base.fingerprint };
        if (each.current) await store.back(line);
        await store.remove(line, each.version);
        log(`The adapter ${adapterName(each)} is removed: it was trained on what has been forgotten.`);
      }
    },
  };
}

/** @param marks undefined: of anything. */
function learnedFrom(
  { origin, learnedFrom: own = [] }: PublishedAdapter,
  marks: ReadonlySet<string> | undefined,
): boolean {
  if (marks === undefined) return origin === 'trained' || own.length > 0;
  return own.some((mark) => marks.has(mark));
}
