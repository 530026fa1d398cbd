/**
 * Who is served when: requests wait in the order they came, those that need the same thing are served together as far as
 * there are slots, and what another needs is opened once nobody is served.
 */
import { CodedError } from '../../../base/codedError.ts';

/** What one request needs: equal keys can be served together. */
export interface Need<T> {
  readonly key: string;
  /** Opens what the key stands for; the slots of what was open before are free by then. */
  open(): Promise<readonly T[]>;
  readonly conversation?: string;
}

export interface Lease<T> {
  readonly slot: T;
  release(): void;
}

interface Slot<T> {
  readonly value: T;
  conversation: string | undefined;
  busy: boolean;
  lastUsed: number;
}

interface Waiting<T> {
  readonly need: Need<T>;
  readonly serve: (lease: Lease<T>) => void;
  readonly fail: (error: unknown) => void;
}

export class Slots<T> {
  #key: string | undefined;
  #slots: Slot<T>[] = [];
  #waiting: Waiting<T>[] = [];
  #opening = false;
  #uses = 0;

  get idle(): boolean {
    return !this.#opening && this.#waiting.length === 0 && this.#slots.every(({ busy }) => !busy);
  }

  async acquire(need: Need<T>, signal: AbortSignal): Promise<Lease<T>> {
    let leave = () => {};
    const served = new Promise<Lease<T>>((serve, fail) => {
      const waiting: Waiting<T> = { need, serve, fail };
      leave = () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        fail(cancelled());
        void this.#next();
      };
      this.#waiting.push(waiting);
    });
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    void this.#next();
    return served.finally(() => signal.removeEventListener('abort', leave));
  }

  /** The next request opens anew. Only while nobody is served. */
  forget(): void {
    this.#key = undefined;
    this.#slots = [];
  }

  async #next(): Promise<void> {
    for (let first = this.#waiting[0]; first !== undefined && !this.#opening; first = this.#waiting[0]) {
      if (first.need.key !== this.#key) {
        if (this.#slots.some(({ busy }) => busy)) return;
        await this.#open(first);
        continue;
      }
      const slot = this.#freeSlot(first.need.conversation);
      if (slot === undefined) return;
      this.#waiting.shift();
      first.serve(this.#lease(slot, first.need.conversation));
    }
  }

  async #open({ need, fail }: Waiting<T>): Promise<void> {
    this.#opening = true;
    this.forget();
    try {
      const values = await need.open();
      this.#slots = values.map((value) => ({ value, conversation: undefined, busy: false, lastUsed: 0 }));
      this.#key = need.key;
    } catch (error) {
      this.#waiting = this.#waiting.filter((each) => each.need !== need);
      fail(error);
    } finally {
      this.#opening = false;
    }
  }

  /**
   * The conversation's own, else the latest that no conversation will come back to (its beginning is likely the same),
   * else the one longest out of use.
   */
  #freeSlot(conversation: string | undefined): Slot<T> | undefined {
    const free = this.#slots.filter(({ busy }) => !busy).sort((a, b) => a.lastUsed - b.lastUsed);
    return (
      free.findLast((slot) => slot.conversation === conversation) ??
      free.find((slot) => slot.conversation === undefined) ??
      free[0]
    );
  }

  #lease(slot: Slot<T>, conversation: string | undefined): Lease<T> {
    this.#uses += 1;
    slot.busy = true;
    slot.lastUsed = this.#uses;
    slot.conversation = conversation;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      slot.busy = false;
      void this.#next();
    };
    return { slot: slot.value, release };
  }
}

function cancelled(): CodedError {
  return new CodedError('cancelled', 'The request was cancelled.');
}
