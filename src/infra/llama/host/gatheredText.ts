/** Text that grows → few messages: the first piece at once, what follows gathered for a moment. A message a token is dear. */

export interface GatheredText {
  push(piece: string): void;
  /** Sends what is held; to be called before anything else is said of the text. */
  flush(): void;
}

/** No eye sees it, and a model that writes more slowly waits for nothing. */
const GATHER_MS = 16;

/** @param now milliseconds from an arbitrary start */
export function gatheredText(send: (text: string) => void, now: () => number): GatheredText {
  let held = '';
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (held === '') return;
    const text = held;
    held = '';
    sentAt = now();
    send(text);
  };
  return {
    push(piece) {
      held += piece;
      const waited = now() - sentAt;
      if (waited >= GATHER_MS) flush();
      // The next piece may be long in coming.
      else timer ??= setTimeout(flush, GATHER_MS - waited);
    },
    flush,
  };
}
