/** An immutable part of the inverted index: postings by word number, in the order of documents, in flat arrays. */

export interface Segment {
  /** Sorted. */
  readonly words: Uint32Array;
  /** Where the postings of `words[i]` begin; one more than words. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Packed counts. */
  readonly counts: Uint32Array;
}

export interface Postings {
  readonly words: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
}

/** @param postings in the order of documents. */
export function sealed({ words, documents, counts }: Postings): Segment {
  const order = ordered(words);
  const distinct: number[] = [];
  const starts: number[] = [];
  const out = { documents: new Uint32Array(words.length), counts: new Uint32Array(words.length) };
  let last = -1;
  for (let at = 0; at < order.length; at++) {
    const from = order[at]!;
    if (words[from] !== last) {
      last = words[from]!;
      distinct.push(last);
      starts.push(at);
    }
    out.documents[at] = documents[from]!;
    out.counts[at] = counts[from]!;
  }
  starts.push(order.length);
  return { words: Uint32Array.from(distinct), starts: Uint32Array.from(starts), ...out };
}

/** Places by word, and where words are the same as they came: by two passes of counting, since comparing costs many times as much. */
function ordered(words: Uint32Array): Uint32Array {
  let places = Uint32Array.from(words, (_, at) => at);
  let spare = new Uint32Array(words.length);
  const highest = words.reduce((most, word) => Math.max(most, word), 0);
  for (let shift = 0; shift === 0 || highest >>> shift > 0; shift += 12) {
    const counts = new Uint32Array(4097);
    for (const word of words) counts[((word >>> shift) & 4095) + 1]!++;
    for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
    for (const place of places) spare[counts[(words[place]! >>> shift) & 4095]!++] = place;
    [places, spare] = [spare, places];
    if (shift + 12 >= 32) break;
  }
  return places;
}

/** @returns where the postings of a word begin and end; undefined where there are none. */
export function postingsOf({ words, starts }: Segment, word: number): readonly [number, number] | undefined {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (words[middle] === word) return [starts[middle]!, starts[middle + 1]!];
    if (words[middle]! < word) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** One segment of several, whose documents follow on each other, without the documents that are gone. */
export function joinedSegments(segments: readonly Segment[], isGone: (document: number) => boolean): Segment {
  const all = { words: [] as number[], documents: [] as number[], counts: [] as number[] };
  for (const { words, starts, documents, counts } of segments)
    for (let at = 0; at < words.length; at++)
      for (let place = starts[at]!; place < starts[at + 1]!; place++) {
        if (isGone(documents[place]!)) continue;
        all.words.push(words[at]!);
        all.documents.push(documents[place]!);
        all.counts.push(counts[place]!);
      }
  return sealed({
    words: Uint32Array.from(all.words),
    documents: Uint32Array.from(all.documents),
    counts: Uint32Array.from(all.counts),
  });
}
