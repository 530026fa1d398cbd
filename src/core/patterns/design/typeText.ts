/** Names in a type as written, in any of our languages. */

const CONTAINER =
  /\[\]|\[\w*\]|\b(?:\w*(?:List|Set|Map|Array|Vector|Queue|Deque|Stack|Collection|Dictionary|Hashtable|Iterable|Enumerable|Sequence|Bag)|vector|list|set|map|dict|deque|array|Vec|HashMap|BTreeMap|VecDeque|Dict|Iterator|Iterable|unordered_map|multimap)\b\s*[<[(]|^array$|^\[.*\]$/;
const KEYED =
  /\b(?:\w*(?:Map|Dictionary|Hashtable)|map|dict|Dict|HashMap|BTreeMap|unordered_map|Record)\b|^\[.*:.*\]$/;

/** Holds many of what it names. */
export function isMany(type: string): boolean {
  return CONTAINER.test(type);
}

/** Holds them by key. */
export function isKeyed(type: string): boolean {
  return KEYED.test(type);
}

/** Identifiers in the order they stand, qualifiers and keywords left in: asking which of them is a type is the index's matter. */
export function namesIn(type: string): readonly string[] {
  // A package in front of it names a type from elsewhere.
  const bare = type.replace(/\b(?:[a-z]\w*\.){2,}[A-Z]\w*/g, '');
  return bare.match(/[A-Za-z_]\w*/g) ?? [];
}
