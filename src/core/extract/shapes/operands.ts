/**
 * Says of a short expression where its value comes from, by its text alone: the same few forms in all our languages.
 * What it cannot tell is `other`; it never guesses a type.
 */
import type { Operand } from '../../model/shapes.ts';
import { unwrapped } from './unwrapped.ts';

/** What the names in a function mean. */
export interface NameScope {
  readonly fields: ReadonlySet<string>;
  /** Accessors of the own type, where they are used by their bare names. */
  readonly accessors: ReadonlySet<string>;
  readonly params: ReadonlySet<string>;
  /** Origins of local variables. */
  readonly locals: ReadonlyMap<string, Operand>;
  /** Names that mean the own type: `Registry.instance` inside Registry. */
  readonly owner: string | undefined;
  /** What the own instance is called where the language lets one choose (Go's receivers). */
  readonly self: string | undefined;
  /** Names of the own type's supertypes. */
  readonly bases: ReadonlySet<string>;
  /** The own type is declared in another file: which names are fields is told by how they are written. */
  readonly elsewhere: boolean;
  /** Variables of the file. */
  readonly globals: Pick<ReadonlySet<string>, 'has'>;
  /** Types that the file creates: `Name(…)` is a creation only of these. */
  readonly created: ReadonlySet<string>;
}

export const NO_NAMES: NameScope = {
  fields: new Set(),
  accessors: new Set(),
  params: new Set(),
  locals: new Map(),
  owner: undefined,
  self: undefined,
  bases: new Set(),
  elsewhere: false,
  globals: new Set(),
  created: new Set(),
};

const NULLS = /^(?:null|nil|None|nullptr|NULL|undefined|Nothing|std::nullopt)$/;
const SELVES = /^(?:this|self|static|\$this|\*this|cls|@self|Me)$/;
/** What is computed from a field is not the field; `||` and `??` give it if it is there. */
const OPERATOR =
  /^\s*(?:[+*/%=^]|&(?!\.)|\|(?!\|)|[<>](?!\w)|-(?!>)|\.\s|\?(?![.?-])|(?:if|and|in|is|not|instanceof)\b)/;
/** `new static()`, `new self()`. */
export const OWN_TYPE = /^(?:self|static|Self|cls|new|class)$/;
/** C++ marks its members: `next_`, `m_next`. */
const MEMBER = /^m_\w|\w_$/;
/** Kotlin: `apply { size = 3 }` gives the instance back. */
const APPLIED = /^(?:this\.)?(?:apply|also)\s*\{/;
const SUPERS = /^(?:super|base|parent)(?:\(.*\)|\(\))?$/;
const OWN_FIELD =
  /^(?:this\.#?|super\.|base\.(?=[_A-Z])|self\.|\$this->|this->|\(\*this\)\.|cls\.|self::\$?|static::\$?|this\.constructor\.|self\.class\.|self\.__class__\.|type\(self\)\.|@@?|Self::|Self\.)([A-Za-z_]\w*|\d+)/;
const OWN_NEW =
  /^(?:self\.(?:class\.)?)?new(?:\(|$)|^Self(?:::(?:new|default|(?:new|with|from)_\w+)\(|\s*[({])/;
const WORD = /^\$?([A-Za-z_]\w*)$/;
const HEAD = /^\$?([A-Za-z_]\w*)|^(\$\d)/;
const CREATED =
  /^(?:new\s+|(?=(?:\w+(?:\.|::))*[A-Z]\w*(?:\[[\w\s,.*]*\])?\s*\{)|(?=\w+(?:\.\w+)?\{\s*(?:\}|\w+\s*:|[\w"]+,))|(?=(?:[A-Z]\w*::)*[A-Z]\w*\.new\b)|(?=(?:\w+::)*[A-Z]\w*(?:::<[^()]*>)?::(?:new|default|(?:new|with|from)_\w+)\())([\w.\\:]+)|^new\(\s*\*?([\w.]+)\s*\)$/;
/** As a call it may be a function with a capital as well. */
const CALLED_TYPE = /^((?:\w+(?:\.|::))*_*[A-Z]\w*)(?:<[^()]*>)?\(/;
const MADE =
  /^(?:std::)?(?:make_unique|make_shared|allocate_shared)<\s*([\w:]+)|^(?:Box|Rc|Arc|RefCell|Mutex)::new\(\s*([A-Z]\w*)/;
const CONTAINER_TYPE =
  /^(?:(?:Array|Linked|Sorted|Synchronized|Immutable|Mutable|Observable|Read[Oo]nly|Concurrent|Hash|Tree|Enum|CopyOnWrite|Priority|Blocking|Typed|Weak|Identity|Unordered|Ordered|Multi|Bit|Spl|Fixed|Object|Doubly)*(?:List|Vector|Set|Queue|Deque|Stack|Array|Collection|Bag|ObjectStorage)|vec|vector|list|deque|set|array|unordered_set|ArrayObject)$/;
const MAP_TYPE =
  /^(?:[\w.]*\.)?(?:\w*(?:Map|Dictionary|Hash|Hashtable|HashTable|Dict|Table)|dict|OrderedDict|defaultdict)$/;
const ITEM =
  /^(?:\[[^\]]+\]|(?:\.|->)(?:get|at|getOrDefault|find|first|last|peek|pop|elementAt|ElementAt|First|Last|get_mut|setdefault|fetch|computeIfAbsent|GetValueOrDefault)(?:\([^()]*\)|\b(?!\()))$/;
const LAMBDA =
  /^(?:async\s*)?(?:function\b|func\s*\([\s\S]*\{|fn\s*\(|lambda\b|->\s*[({]|proc\b|\|[^|]*\||\[[&=\w\s,*]*\]\s*\(|\([^()]*\)\s*(?::[^=]+)?=>|\w+\s*=>|\([^()]*\)\s*->|\w+\s+->|\{\s*(?:\([^)]*\)\s*in|\w+\s*(?:,\s*\w+)*\s*(?:->|in)\b|\||[^{}]*\$0|[\w.]+\())/;

/** Names with dots between them, by far the most: there is nothing to unwrap and no literal in them. */
const NAMES = /^[A-Za-z_][\w.]{0,200}$/;

/** What begins with a quote or a digit is what it is, whatever follows. */
const TEXT = /^\s*["'`]/;
const NUMBER = /^\s*-?\d/;

export function operandOf(written: string, scope: NameScope): Operand {
  const plain = NAMES.test(written);
  if (!plain && TEXT.test(written)) return 'text';
  if (!plain && NUMBER.test(written)) return 'number';
  const text = plain ? written : unwrapped(written);
  if (text === '') return 'other';
  if (SELVES.test(text) || text === scope.self || APPLIED.test(text)) return 'self';
  // `parent` and `base` are good names for variables too.
  if (SUPERS.test(text) && !isKnown(text, scope)) return 'super';
  const verbatim = text.startsWith('@') ? verbatimOf(text, scope) : undefined;
  if (verbatim !== undefined) return verbatim;
  if (NULLS.test(text)) return 'null';
  if (!plain) {
    const literal = literalOf(text);
    if (literal !== undefined) return literal;
  } else if (BOOLS.test(text)) return 'bool';
  return memberOf(text, scope) ?? createdOf(text, scope) ?? namedOf(text, scope);
}

/** C#: `@event` is a name like others where a parameter or a variable is called so. */
function verbatimOf(text: string, { params, locals }: NameScope): Operand | undefined {
  const name = /^@\w+/.exec(text)?.[0];
  if (name === undefined) return undefined;
  const whole = name === text;
  if (params.has(name)) return whole ? `param:${name}` : `part:${name}`;
  return whole ? locals.get(name) : undefined;
}

function isKnown(name: string, { params, locals, fields, self }: NameScope): boolean {
  return params.has(name) || locals.has(name) || (self === undefined && fields.has(name));
}

const BOOLS = /^(?:true|false|True|False|YES|NO)$/;

function literalOf(text: string): Operand | undefined {
  const first = text[0]!;
  if (/["'`]/.test(first) || /^(?:[fbru]{1,2}|\$@?|@)["']/.test(text)) return 'text';
  if (/^-?\.?\d/.test(text)) return 'number';
  if (BOOLS.test(text)) return 'bool';
  if (first === '[' && MAP_LITERAL.test(text)) return 'map';
  if (first === '[' && /^\[[\w.?<>]+\]\(\)$/.test(text)) return 'list';
  if (mayBeLambda(text) && LAMBDA.test(text)) return 'lambda';
  if (
    /^(?:\[\s*\]|\[(?!\w*\])|array\(|Array\(|vec!|Vec::|list\(|make\(\[\]|new\s+\w+\s*\[|\[\][\w.*]+\{)/.test(
      text,
    )
  )
    return 'list';
  if (/^(?:\{|dict\(|map\[|make\(map|HashMap::|BTreeMap::|mutableMapOf|mapOf|hashMapOf)/.test(text))
    return 'map';
  if (/^(?:mutableListOf|listOf|arrayListOf|setOf|mutableSetOf|HashSet::|VecDeque::)/.test(text))
    return 'list';
  return undefined;
}

function mayBeLambda(text: string): boolean {
  return LAMBDA_STARTS.includes(text.charAt(0)) || text.includes('=>') || text.includes('->');
}

/** `[String: Plugin]()`, `[:]`, `["key": value]`. */
const MAP_LITERAL = /^\[\s*(?:\w+\s*:[^[\]]*\]\(\)$|:\s*\]|["']?[\w.]+["']?\s*:\s)/;

const LAMBDA_STARTS = 'aflp([{|-';

function memberOf(text: string, { owner, self, fields }: NameScope): Operand | undefined {
  if (OWN_NEW.test(text)) return undefined;
  const own = OWN_FIELD.exec(text)?.[1] ?? ofName(text, self) ?? ofName(text, owner);
  if (own === undefined) return undefined;
  const after = text.slice(text.indexOf(own, HEAD.exec(text)?.[0].length ?? 0) + own.length);
  if (OPERATOR.test(after)) return 'other';
  // A method of the own instance, unless a field of that name holds a function or an object that is asked on.
  if (/^\s*(?:<[^()]*>)?\(/.test(after) && !fields.has(own)) return `call:${own}`;
  return itemIn(after, own) ?? lastCall(text, after) ?? `field:${own}`;
}

/** `items[i]`, `items.get(key)`: one of what the field holds. */
function itemIn(after: string, name: string): Operand | undefined {
  return ITEM.test(after) ? `item:${name}` : undefined;
}

function ofName(text: string, name: string | undefined): string | undefined {
  if (name === undefined || !text.startsWith(name)) return undefined;
  return /^(?:\.|->|::\$?)([A-Za-z_]\w*)/.exec(text.slice(name.length))?.[1];
}

/** What is called last on a longer chain gives the value. */
function lastCall(text: string, after: string): Operand | undefined {
  if (!/\)\s*$/.test(text) || after === '') return undefined;
  const name = /(?:\.|->|::|\?\.)(\w+)(?:<[^()]*>)?$/.exec(beforeLastList(after))?.[1];
  return name === undefined ? undefined : `call:${name}`;
}

/** What stands before the arguments that a text ends with. */
function beforeLastList(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return text.slice(0, at);
  }
  return '';
}

function createdOf(text: string, { created, owner }: NameScope): Operand | undefined {
  if (/^clone\s/.test(text)) return 'call:clone';
  if (owner !== undefined && OWN_NEW.test(text)) return `new:${owner}`;
  const open = text.includes('(');
  const made = open ? MADE.exec(text) : null;
  const plain = mayCreate(text) ? CREATED.exec(text) : null;
  const called = open ? CALLED_TYPE.exec(text)?.[1] : undefined;
  const written = made?.[1] ?? made?.[2] ?? plain?.[1] ?? plain?.[2] ?? called;
  if (written === undefined) return undefined;
  const name = written
    .replace(/\.new$|(?:::)+(?:[a-z]\w*)?$/, '')
    .split(/[.\\]|::/)
    .at(-1)!;
  if (OWN_TYPE.test(name)) return `new:${owner ?? name}`;
  if (MAP_TYPE.test(name)) return 'map';
  if (CONTAINER_TYPE.test(name)) return 'list';
  return written === called && !created.has(name) ? undefined : `new:${name}`;
}

function mayCreate(text: string): boolean {
  return text.startsWith('new') || text.includes('{') || text.includes('.new') || text.includes('::');
}

function namedOf(
  text: string,
  { params, fields, accessors, locals, self, elsewhere, globals }: NameScope,
): Operand {
  const head = HEAD.exec(text);
  const name = head?.[1] ?? head?.[2];
  if (name === undefined) return 'other';
  const whole = WORD.test(text);
  const item =
    fields.has(name) || params.has(name)
      ? itemIn(text.slice(text.indexOf(name) + name.length), name)
      : undefined;
  if (item !== undefined) return item;
  if (!whole && /\)\s*$/.test(text)) {
    const called = /(\w+)(?:::<[^()]*>|<[^()]*>)?$/.exec(beforeLastList(text))?.[1];
    return called === undefined ? 'other' : `call:${called}`;
  }
  if (!whole && /[\s+*/%<>=&|^]/.test(text.replace(/->/g, '.').trim())) return 'other';
  if (params.has(name)) return whole ? `param:${name}` : `part:${name}`;
  const local = locals.get(name);
  if (local !== undefined) return local;
  // Where the instance is always named, a bare name is no field.
  if (self === undefined && !text.startsWith('$') && fields.has(name)) return `field:${name}`;
  if (self === undefined && accessors.has(name)) return `call:${name}`;
  if (globals.has(name)) return `global:${name}`;
  if (elsewhere && self === undefined && MEMBER.test(name)) return `field:${name}`;
  if (/^[A-Z]/.test(name)) return `type:${name}`;
  return `local:${name}`;
}

/** The name in an operand with a name, of these kinds; undefined for others. */
export function nameIn(operand: Operand, ...kinds: readonly string[]): string | undefined {
  const colon = operand.indexOf(':');
  if (colon < 0) return undefined;
  return kinds.includes(operand.slice(0, colon)) ? operand.slice(colon + 1) : undefined;
}

/** The name of the own field that a target is; a member of what a field holds is none (`this.config.name = …`). */
export function wholeField(operand: Operand, target: string): string | undefined {
  const field = nameIn(operand, 'field');
  return field !== undefined && /(\w+)[!?\s)]*$/.exec(target)?.[1] === field ? field : undefined;
}
