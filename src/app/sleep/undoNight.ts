/** Takes back what a night published and retired. What came after it stays; twice does nothing more. */
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import { idIn } from '../../core/training/nightPlan.ts';
import type { Night, TrainedLanguage } from './night.ts';
import type { NightBook } from './nightBook.ts';

export interface UndoParts {
  readonly book: NightBook;
  openAdapters(): Promise<AdapterStore>;
  /** Concepts that the night changed are as they were. */
  restore(night: string): Promise<void>;
}

export async function undoNight({ book, openAdapters, restore }: UndoParts, night: Night): Promise<Night> {
  if (night.undone === true) return night;
  const published = night.languages.filter(({ outcome }) => outcome === 'published');
  const store = published.length === 0 ? undefined : await openAdapters();
  for (const trained of published) {
    await takeBack(store!, trained);
    await demote(book, trained);
  }
  await restore(night.id);
  const undone: Night = { ...night, undone: true };
  await book.tell(undone);
  return undone;
}

/** To the version that was used before, where that one is still there, else to none. */
async function takeBack(store: AdapterStore, { base, version, language }: TrainedLanguage): Promise<void> {
  if (base === undefined) return;
  const line = { language, fingerprint: base.fingerprint };
  const own = (await store.all()).filter(
    (each) => each.language === language && each.base.fingerprint === base.fingerprint,
  );
  // A person, or a later night, has chosen another one since.
  if (!own.some((each) => each.current && each.version === version)) return;
  await store.back(line);
}

/** What it was trained on is no longer new, and no longer the first to be replayed. */
async function demote(book: NightBook, { base, language, keys }: TrainedLanguage): Promise<void> {
  if (base === undefined) return;
  const known = await book.trainedBefore(base.fingerprint, language);
  const now = keys.map(idIn).map((id) => [id, (known.get(id) ?? 0) + 1] as const);
  await book.trained(base.fingerprint, language, new Map([...known, ...now]));
}
