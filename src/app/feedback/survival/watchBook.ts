/** What is watched, kept beside the journal: every window of the person sees the same, and one at a time changes it. */
import { shortHash } from '../../../base/hash.ts';
import type { KeptValues } from '../../../core/ports/knowledge.ts';
import { readWatched, type Watched } from './watched.ts';

const ROOM = 'feedback.survival';
/** A look that takes longer than this is one that was ended half-way. */
const LEASE_MS = 60_000;
/** Of one workspace: more than anyone takes in the week that each is watched for, and read in a moment. */
const MOST = 400;

export class WatchBook {
  readonly #values: KeptValues;
  readonly #most: number;

  constructor(values: KeptValues, most = MOST) {
    this.#values = values;
    this.#most = most;
  }

  /** Oldest first. */
  async of(root: string): Promise<readonly Watched[]> {
    return (await this.#all()).filter((each) => each.root === root);
  }

  async put(watched: Watched): Promise<void> {
    await this.#values.set(ROOM, nameOf(watched), watched);
    const all = await this.of(watched.root);
    if (all.length <= this.#most) return;
    // What was looked at most often has least left to tell.
    const known = [...all].sort((a, b) => a.open.length - b.open.length || a.acceptedMs - b.acceptedMs);
    for (const old of known.slice(0, all.length - this.#most)) await this.remove(old);
  }

  remove(watched: Pick<Watched, 'root' | 'suggestion'>): Promise<void> {
    return this.#values.set(ROOM, nameOf(watched), undefined);
  }

  /** @returns what there is now; undefined where it has gone. */
  async change(
    of: Pick<Watched, 'root' | 'suggestion'>,
    change: (watched: Watched) => Watched | undefined,
  ): Promise<Watched | undefined> {
    const changed = await this.#values.change(ROOM, nameOf(of), (value) => {
      const watched = readWatched(value);
      return watched && change(watched);
    });
    return readWatched(changed);
  }

  /** Undefined where it has gone, or another one is looking. */
  async claim(
    of: Pick<Watched, 'root' | 'suggestion'>,
    holder: string,
    nowMs: number,
  ): Promise<Watched | undefined> {
    const claimed = await this.change(of, (watched) =>
      (watched.lease?.untilMs ?? 0) > nowMs
        ? watched
        : { ...watched, lease: { holder, untilMs: nowMs + LEASE_MS } },
    );
    return claimed?.lease?.holder === holder ? claimed : undefined;
  }

  /** What cannot be read goes too. */
  async keepOnly(stays: (watched: Watched) => boolean): Promise<void> {
    for (const [name, value] of await this.#values.all(ROOM)) {
      const watched = readWatched(value);
      if (watched === undefined || !stays(watched)) await this.#values.set(ROOM, name, undefined);
    }
  }

  async #all(): Promise<readonly Watched[]> {
    const values = [...(await this.#values.all(ROOM)).values()];
    const all = values.map(readWatched).filter((each) => each !== undefined);
    return all.sort((a, b) => a.acceptedMs - b.acceptedMs);
  }
}

function nameOf({ root, suggestion }: Pick<Watched, 'root' | 'suggestion'>): string {
  return `${suggestion} ${shortHash(root)}`;
}
