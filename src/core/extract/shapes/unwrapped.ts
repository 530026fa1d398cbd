/** An expression without what does not change whose value it is: parentheses, references, moves, casts, `await`, what takes its place if it is not there. */

/** Characters of an expression that are looked at. */
const LONGEST = 240;
const PLAIN = /^\$?\w+$/;
const ROUNDS = 4;

interface Layer {
  readonly pattern: RegExp;
  /** What the pattern is replaced by. */
  readonly keep: string;
  /** False where the pattern cannot match: looking for a character is many times cheaper than trying. */
  mayBe(text: string): boolean;
}

const begins = (characters: string) => (text: string) => characters.includes(text.charAt(0));
const ends = (characters: string) => (text: string) => characters.includes(text.charAt(text.length - 1));
const holds =
  (...parts: readonly string[]) =>
  (text: string) =>
    parts.some((part) => text.includes(part));

/** In this order. */
const LAYERS: readonly Layer[] = [
  {
    pattern: /^(?:await|yield|mut|ref|out|in|typeof|const|copy|move|try!?|return)\s+/,
    keep: '',
    mayBe: begins('aymroitc'),
  },
  { pattern: /^(?:&mut\s+|&&?|\*(?=\w))/, keep: '', mayBe: begins('&*') },
  { pattern: /^typeof\(\s*([\w.]+)(?:<[^()]*>)?\s*\)$/, keep: '$1', mayBe: holds('typeof(') },
  {
    pattern: /^(?:std::move|std::forward<[^()]*>|Arc::clone|Rc::clone)\(\s*&?([\w.>-]+)\s*\)$/,
    keep: '$1',
    mayBe: begins('sAR'),
  },
  { pattern: /^\(([*&]?[\w$.>-]+)\)$/, keep: '$1', mayBe: begins('(') },
  {
    pattern: /^(?:static|dynamic|const|reinterpret)_(?:pointer_)?cast<[^()]*>\((.*)\)$/s,
    keep: '$1',
    mayBe: holds('cast<'),
  },
  {
    pattern: /^(?:std::)?(?:unique|shared)_ptr<[^()]*>[({]\s*(.+)[)}]$/s,
    keep: '$1',
    mayBe: holds('_ptr<'),
  },
  {
    pattern: /^([^"'`{}()]*(?:\([^()]*\))?)\s*(?:\?\?=?|\|\|=|\?:).*$/s,
    keep: '$1',
    mayBe: holds('?', '||='),
  },
  { pattern: /^([\w$@.>:-]+)\s*=(?![=>]).*$/s, keep: '$1', mayBe: holds('=') },
  { pattern: /^\(\s*[A-Z]\w*(?:<\w*>)?\s*\*?\s*\)\s*(?=[\w(])/, keep: '', mayBe: begins('(') },
  {
    pattern: /\s+as[!?]?\s+[\w.<>]+$|\.\(\s*\*?(?:type|[\w.]+)\s*\)$/,
    keep: '',
    mayBe: holds('as', '.('),
  },
  // `{ return Heavy() }()`, how Swift fills what is made when first used.
  {
    pattern: /^\{(?:[^{}]*\breturn)?\s*([\w.]+(?:\([^(){}]*\))?)\s*\}\(\)$/,
    keep: '$1',
    mayBe: begins('{'),
  },
  { pattern: /[!?]+$/, keep: '', mayBe: ends('!?') },
  // They give what is inside of an option, a cell, a lock or a map's entry.
  {
    pattern:
      /(?:\.(?:lock|read|write|take)\(\)|\.get(?:_mut)?\([^()]*\))?\.(?:unwrap|expect)\((?:"[^"]*")?\)$|\.(?:as_ref|as_mut|as_deref|as_deref_mut|borrow|borrow_mut|upgrade|to_owned)\(\)$|\.entry\([^()]*\)$|\.(?:get_or_(?:try_)?init|get_or_insert_with|or_insert_with|or_insert|or_default)\(.*\)$|(?<=^self\.\w+)\.take\(\)$/,
    keep: '',
    mayBe: ends(')'),
  },
];

/** A chain that goes on in the next line. */
const CHAINED = /\s*\n\s*(?=\??->|\?\.|\.\w|&\.)/g;

export function unwrapped(written: string): string {
  let text = written.slice(0, LONGEST).trim();
  if (text.includes('\n')) text = text.replace(CHAINED, '');
  if (PLAIN.test(text)) return text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = text;
    for (const { pattern, keep, mayBe } of LAYERS) if (mayBe(text)) text = text.replace(pattern, keep);
    text = unboxed(text.trim());
    if (text === before) break;
  }
  return text;
}

const BOX = /^(?:Some|Ok|(?:Box|Rc|Arc|RefCell|Cell|Mutex|RwLock)::(?:new|pin))\(/;

/** `Some(Box::new(next))` is about `next`. */
function unboxed(text: string): string {
  const open = text.endsWith(')') ? BOX.exec(text)?.[0].length : undefined;
  if (open === undefined) return text;
  const inside = text.slice(open, -1);
  let depth = 0;
  for (const char of inside) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return text;
  }
  return inside.trim();
}
