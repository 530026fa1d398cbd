/** Texts of offers in the journal. They are read when they are asked for, and not held: they are long, and seldom needed. */
import type { ExampleText } from '../../../core/examples/exampleText.ts';
import type { Journal } from '../../../core/ports/journal.ts';
import { EXAMPLES, exampleEntry, exampleIn } from './exampleRecords.ts';

/** At most 50 KiB each. The oldest go. */
const MOST = 4000;

export class ExampleBook {
  readonly #journal: Journal;
  readonly #most: number;

  constructor(journal: Journal, most = MOST) {
    this.#journal = journal;
    this.#most = most;
  }

  async of(offerId: string): Promise<ExampleText | undefined> {
    const entries = await this.#journal.read({ kind: EXAMPLES, subject: offerId });
    return entries.map(exampleIn).findLast((each) => each !== undefined);
  }

  /** By the offers' ids. */
  async all(): Promise<ReadonlyMap<string, ExampleText>> {
    const entries = await this.#journal.read({ kind: EXAMPLES });
    return new Map(
      entries.flatMap((each) => {
        const text = exampleIn(each);
        return text === undefined ? [] : [[each.subject, text] as const];
      }),
    );
  }

  /** In place of what was known of it; nothing is where it cannot be kept. */
  async put(offerId: string, text: ExampleText): Promise<void> {
    const entry = exampleEntry(offerId, text);
    await this.#journal.replace(EXAMPLES, [offerId], entry === undefined ? [] : [entry]);
    if (entry !== undefined) await this.#keepWithin();
  }

  /** Overwritten on disk. */
  async forget(offerIds: readonly string[]): Promise<void> {
    const there = new Set((await this.#journal.subjects(EXAMPLES)).map(({ subject }) => subject));
    const gone = offerIds.filter((id) => there.has(id));
    if (gone.length > 0) await this.#journal.forget(EXAMPLES, gone);
  }

  async #keepWithin(): Promise<void> {
    const old = (await this.#journal.subjects(EXAMPLES)).slice(this.#most).map(({ subject }) => subject);
    if (old.length > 0) await this.#journal.replace(EXAMPLES, old, []);
  }
}
