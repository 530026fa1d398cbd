/**
 * Looks, at the checkpoints after a suggestion was accepted, how much of it is left, and records that. What is watched is kept, so that
 * a restart or a crash in between ends nothing. What the person did not do is not held against the suggestion (`core/survival/guards`).
 */
import { shortHash } from '../../../base/hash.ts';
import { type Action, CHECKPOINTS, type Checkpoint } from '../../../core/model/feedback.ts';
import type { CheckoutReader } from '../../../core/ports/checkoutReader.ts';
import type { KeptValues } from '../../../core/ports/knowledge.ts';
import { settled } from '../../../core/survival/account.ts';
import { GUARDS } from '../../../core/survival/guards.ts';
import type { RecordRequest } from '../../../protocol/feedbackApi.ts';
import type {
  ForeignEdit,
  LookRequest,
  SurvivalApi,
  Watching,
  WatchRequest,
} from '../../../protocol/survivalApi.ts';
import type { Looked } from '../examples/exampleDesk.ts';
import type { FeedbackHolder, Forgetting } from '../holders.ts';
import { dueOf, nextLook, waitsFor } from './dueLooks.ts';
import { keptOf, leftOf, lookAt, pathOf } from './lookAt.ts';
import type { LookPorts } from './lookPorts.ts';
import { partsOf } from './partsOf.ts';
import { WatchBook } from './watchBook.ts';
import { isOf, newWatched, type Watched, type WatchedPart } from './watched.ts';

/** Less than this of what stood there has been taken away. */
const GONE = 0.05;
/** A change of less than this is none. */
const SAME = 0.02;

export interface SurvivalParts extends LookPorts {
  readonly values: KeptValues;
  readonly checkouts: CheckoutReader;
  /** Milliseconds since 1970. */
  nowMs(): number;
  newId(): string;
  record(request: Omit<RecordRequest, 'surface'>): Promise<void>;
  /** Told after something was recorded of what is left; does not reject. */
  looked(at: Looked): Promise<void>;
}

export class SurvivalService implements SurvivalApi, FeedbackHolder {
  readonly #parts: SurvivalParts;
  readonly #book: WatchBook;

  constructor(parts: SurvivalParts) {
    this.#parts = parts;
    this.#book = new WatchBook(parts.values);
  }

  async watch(request: WatchRequest): Promise<Watching & { readonly taken: number }> {
    const { root, suggestion, session } = request;
    const parts = await partsOf(request, this.#parts.nodes);
    const checkout = await this.#parts.checkouts.read(root);
    const fresh = newWatched({
      root,
      suggestion,
      session,
      acceptedMs: this.#parts.nowMs(),
      branch: checkout?.branch,
      head: checkout?.head,
      // Without a repository there is no next commit.
      open: CHECKPOINTS.filter((each) => each !== 'commit' || checkout !== undefined),
      parts,
    });
    // What a person left out in the preview is not theirs to lose later.
    const taken = await lookAt(fresh, { ...request, touched: [] }, this.#portsFor(request));
    await this.#book.remove(fresh);
    if (parts.length > 0) await this.#book.put(taken ?? fresh);
    return { ...(await this.#watching(root)), taken: taken === undefined ? 1 : takenOf(taken.parts) };
  }

  async look(request: LookRequest): Promise<Watching & { readonly recorded: number }> {
    const { root, touched } = request;
    const checkout = await this.#parts.checkouts.read(root);
    let recorded = 0;
    for (const watched of await this.#book.of(root)) {
      if (waitsFor(watched, checkout) !== undefined || this.#isHidden(watched)) continue;
      const due = dueOf(watched, this.#parts.nowMs(), checkout);
      const isTouched = watched.parts.some((part) => touched.some((path) => isOf(part, path)));
      if (due.length > 0 || isTouched) recorded += await this.#lookAt(watched, due, request);
    }
    return { ...(await this.#watching(root)), recorded };
  }

  async excuse({ root, path, before, after }: ForeignEdit): Promise<void> {
    for (const watched of await this.#book.of(root)) {
      if (!watched.parts.some((part) => isOf(part, path))) continue;
      const gone = await Promise.all(
        watched.parts.map(async (part) => {
          if (part.what.type === 'file' || !isOf(part, path)) return 0;
          const left = (text: string) => keptOf(part, path, text, this.#parts);
          return (await left(before)) - (await left(after));
        }),
      );
      await this.#book.change(watched, (now) => ({ ...now, parts: now.parts.map(less(gone)) }));
    }
  }

  async moved({ root, files }: Parameters<SurvivalApi['moved']>[0]): Promise<void> {
    const known = this.#parts.paths(root);
    for (const watched of await this.#book.of(root))
      await this.#book.change(watched, (now) => ({
        ...now,
        parts: now.parts.map((part) => files.reduce((each, file) => movedPart(each, file, known), part)),
      }));
  }

  unwatch(of: { readonly root: string; readonly suggestion: string }): Promise<void> {
    return this.#book.remove(of);
  }

  /** Those of the offers that go; what was never recorded as an offer goes by when it was accepted. */
  forget({ part, offers }: Forgetting): Promise<void> {
    const { root, suggestion, fromMs = 0, beforeMs = Number.POSITIVE_INFINITY } = part;
    const isNamed = (of: Watched) =>
      (root ?? of.root) === of.root && (suggestion ?? of.suggestion) === of.suggestion;
    return this.#book.keepOnly(
      (of) =>
        !offers.some((offer) => offer.suggestion === of.suggestion && offer.project === of.root) &&
        !(isNamed(of) && of.acceptedMs >= fromMs && of.acceptedMs < beforeMs),
    );
  }

  /** One window at a time, and none that comes after it finds it due again. */
  async #lookAt(of: Watched, due: readonly Checkpoint[], request: LookRequest): Promise<number> {
    const holder = this.#parts.newId();
    const claimed = await this.#book.claim(of, holder, this.#parts.nowMs());
    // Another one has looked since.
    if (claimed === undefined || due.some((each) => !claimed.open.includes(each))) return 0;
    const seen = await lookAt(claimed, request, this.#parts);
    const actions = seen === undefined ? [] : actionsOf(claimed, seen, due.at(-1));
    const { root, suggestion } = of;
    for (const action of actions)
      await this.#parts.record({ root, suggestion, action, level: request.level });
    const { unsaved, level } = request;
    const share = seen && leftOf(seen);
    if (actions.length > 0 && share !== undefined)
      await this.#parts.looked({ root, suggestion, unsaved, level, share });
    await this.#book.change(of, ({ lease: _, ...now }) => {
      if (seen === undefined) return now;
      const open = now.open.filter((each) => !due.includes(each));
      return open.includes('week') ? { ...now, open, session: seen.session, parts: seen.parts } : undefined;
    });
    return actions.length;
  }

  async #watching(root: string): Promise<Watching> {
    const all = await this.#book.of(root);
    const known = this.#parts.paths(root);
    const paths = all.flatMap(({ parts }) => parts.map((part) => pathOf(part, known)));
    const now = this.#parts.nowMs();
    return {
      paths: [...new Set(paths.filter((path) => path !== undefined))],
      ...(all.length === 0 ? {} : { nextMs: Math.min(...all.map((each) => nextLook(each, now))) }),
    };
  }

  /** Paths were hashed, and the workspace has not been read yet. */
  #isHidden({ root, parts }: Watched): boolean {
    return parts.some(({ hashed }) => hashed) && this.#parts.paths(root).length === 0;
  }

  /** At acceptance the workspace may not know a new file yet. */
  #portsFor({ edits }: WatchRequest): LookPorts {
    const fresh = edits.map((edit) => (edit.type === 'move' ? edit.to : edit.path));
    return { ...this.#parts, changes: { since: async () => new Map() }, paths: () => fresh };
  }
}

function takenOf(parts: readonly WatchedPart[]): number {
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  return whole === 0 ? 1 : parts.reduce((sum, { size, kept }) => sum + size * kept, 0) / whole;
}

/** What a look says: what is left, and, where the person has been at it, what they did. */
function actionsOf(before: Watched, seen: Watched, checkpoint: Checkpoint | undefined): readonly Action[] {
  const was = leftOf(before) ?? 1;
  const kept = leftOf(seen);
  if (kept === undefined) return [];
  const survived: Action[] = checkpoint === undefined ? [] : [{ type: 'survived', checkpoint, kept }];
  if (kept < GONE && was >= 0.5) return [...survived, { type: 'deleted' }];
  return kept < was - SAME ? [{ type: 'edited', kept }, ...survived] : survived;
}

/** What it brings back is there again. */
function less(gone: readonly number[]) {
  return (part: WatchedPart, at: number): WatchedPart => {
    const kept = Math.min(1, Math.max(0, part.kept - (gone[at] ?? 0)));
    return settled(part, kept, GUARDS['by another tool'].loss === 'excused' ? 'excused' : 'counts');
  };
}

function movedPart(
  part: WatchedPart,
  { from, to }: { readonly from: string; readonly to: string },
  known: readonly string[],
): WatchedPart {
  const below = (path: string) => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
  if (!part.hashed) return { ...part, path: part.path === from ? to : below(part.path) };
  if (isOf(part, from)) return { ...part, path: shortHash(to) };
  const old = known.find((path) => path !== below(path) && isOf(part, path));
  return old === undefined ? part : { ...part, path: shortHash(below(old)) };
}
