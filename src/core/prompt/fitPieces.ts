/** A prompt cut to a budget: what matters most comes in first, in its short form where the long one has no room. */

export interface PromptPiece {
  /** What it is, as a person is told where it was left out. */
  readonly name: string;
  /** Higher comes in first. */
  readonly priority: number;
  /** The whole text first, then shorter ones: cut, signatures only. */
  readonly forms: readonly string[];
}

export interface FittedPiece {
  readonly piece: PromptPiece;
  readonly text: string;
  /** Index of the form: 0 is the whole. */
  readonly form: number;
}

export interface FittedPrompt {
  /** In the order in which they were given. */
  readonly pieces: readonly FittedPiece[];
  readonly leftOut: readonly PromptPiece[];
  readonly tokens: number;
}

/** First each in its shortest form, by priority; then what room is left makes them whole, by priority again. */
export function fitPieces(
  pieces: readonly PromptPiece[],
  budget: number,
  tokensOf: (text: string) => number,
): FittedPrompt {
  const ranked = pieces.toSorted((a, b) => b.priority - a.priority);
  const chosen = new Map<PromptPiece, number>();
  let tokens = 0;
  for (const piece of ranked) {
    const shortest = piece.forms.length - 1;
    const cost = tokensOf(piece.forms[shortest]!);
    if (tokens + cost > budget) continue;
    chosen.set(piece, shortest);
    tokens += cost;
  }
  for (const piece of ranked) {
    const now = chosen.get(piece);
    if (now === undefined) continue;
    const spent = tokensOf(piece.forms[now]!);
    const better = piece.forms.findIndex((form, at) => at < now && tokens - spent + tokensOf(form) <= budget);
    if (better < 0) continue;
    tokens += tokensOf(piece.forms[better]!) - spent;
    chosen.set(piece, better);
  }
  return {
    pieces: pieces
      .filter((piece) => chosen.has(piece))
      .map((piece) => ({ piece, form: chosen.get(piece)!, text: piece.forms[chosen.get(piece)!]! })),
    leftOut: pieces.filter((piece) => !chosen.has(piece)),
    tokens,
  };
}
