/**
 * The context that a model can use: not what it was made for, nor what does not fail, but up to where it still recalls what stands at the
 * beginning and at the end. Found by doubling until it no longer does, then by halving between.
 */

/** `recalled` and `forgotten` are answers; `refused` says that so much cannot even be asked, and why. */
export type Recall =
  | { readonly kind: 'recalled' }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'refused'; readonly why: string };

export interface ContextSearch {
  /** Tokens; the first to be tried. */
  readonly least: number;
  /** Tokens; never more than these. */
  readonly most: number;
  /** Found to within this share, as 0.05. */
  readonly precision: number;
  recallAt(tokens: number): Promise<Recall>;
  onTried?(tokens: number, recall: Recall): void;
}

export interface UsableContext {
  /** 0 where it recalls nothing at all. */
  readonly tokens: number;
  readonly because: string;
}

export async function measureContext(search: ContextSearch): Promise<UsableContext> {
  const { least, most, precision } = search;
  let good = 0;
  let bad: { tokens: number; because: string } | undefined;
  for (let next = Math.min(least, most); bad === undefined && next > good; next = Math.min(next * 2, most)) {
    const failed = await failureAt(search, next);
    if (failed === undefined) good = next;
    else bad = { tokens: next, because: failed };
  }
  while (bad !== undefined && good > 0 && bad.tokens - good > Math.max(1, good * precision)) {
    const middle = Math.floor((good + bad.tokens) / 2);
    const failed = await failureAt(search, middle);
    if (failed === undefined) good = middle;
    else bad = { tokens: middle, because: failed };
  }
  return {
    tokens: good,
    because: bad?.because ?? `it recalls all of the ${most} tokens that were asked of it`,
  };
}

/** Undefined where it recalls. */
async function failureAt({ recallAt, onTried }: ContextSearch, tokens: number): Promise<string | undefined> {
  const recall = await recallAt(tokens);
  onTried?.(tokens, recall);
  switch (recall.kind) {
    case 'recalled':
      return undefined;
    case 'forgotten':
      return `at ${tokens} tokens it no longer recalls both the beginning and the end`;
    case 'refused':
      return recall.why;
  }
}
