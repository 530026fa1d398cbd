/** Where published adapters lie. Files are never written over, and half of one is never found. */
import type { AdapterCard, PublishedAdapter } from '../model/adapter.ts';

export type NewAdapter = Omit<AdapterCard, 'version' | 'sha256' | 'bytes'>;

/** Of all adapters of a language and base, which. */
export interface AdapterLine {
  readonly language: string;
  /** Of the base. */
  readonly fingerprint: string;
}

export interface AdapterStore {
  /** Those whose file is whole as far as its size tells, in order of base, language and version; none where there never were any. */
  all(): Promise<readonly PublishedAdapter[]>;
  /**
   * Copies the file, gives it the next version, and makes it the current one: all or nothing, over kills and other windows.
   * Older ones than the last few are removed. Rejects with `disk-full` or `store-failed`.
   */
  publish(file: string, card: NewAdapter): Promise<PublishedAdapter>;
  /** From now on; undefined: none of the line. Rejects with `unknown-model` where there is no such version. */
  use(line: AdapterLine, version: number | undefined): Promise<void>;
  /**
   * To the one that was used before the current one and is still there, not counting what was gone back from; gives that one, or
   * undefined where none is used now. Rejects with `unknown-model` where none is used.
   */
  back(line: AdapterLine): Promise<PublishedAdapter | undefined>;
  /**
   * The same where no person asked for it: the version that is given up has the reason as `abandoned`. Undefined, with nothing changed,
   * where that version is not the one in use, or the person uses it although it was given up once.
   * @param why sentences
   */
  giveUp(
    line: AdapterLine,
    version: number,
    why: string,
  ): Promise<{ readonly back: PublishedAdapter | undefined } | undefined>;
  /** Another one does not take its place. Rejects with `unknown-model`. */
  remove(line: AdapterLine, version: number): Promise<void>;
  /** Whether the file is what was published: read whole once a process. */
  isWhole(adapter: PublishedAdapter): Promise<boolean>;
}
