/** Answers that are asked for over and over and follow from the question alone: each is worked out once. */

/** By an object that does not change: forgotten together with it. */
export function rememberedByObject<Key extends object, Answer>(
  ask: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { answer: ask(key) };
      known.set(key, entry);
    }
    return entry.answer;
  };
}

/** More than the paths of a large workspace; beyond it the memory begins anew. */
const MOST_TEXTS = 50_000;

/** By a text, a path for instance. */
export function rememberedByText<Answer extends object | boolean | string>(
  ask: (text: string) => Answer,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = ask(text);
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, answer);
    return answer;
  };
}
