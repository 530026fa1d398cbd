/** The calls of a file: on what, with what, in a loop or behind a guard. */
import type { Operand } from '../../model/shapes.ts';
import { firstText, splitArguments } from './arguments.ts';
import { addItem, type Body } from './body.ts';
import { iterated } from './iterated.ts';
import { textOf } from './markText.ts';
import { firstFrom } from './nesting.ts';
import { type NameScope, nameIn, operandOf } from './operands.ts';
import type { CallableDraft } from './shapeDrafts.ts';
import type { Mark, Marks } from './shapeMatches.ts';

/** Methods of collections that run a function for each item, in the libraries of our languages. */
const EACH =
  /^(?:forEach|for_each|ForEach|each|each_\w+|reverse_each|map|flatMap|flat_map|filter|some|every|any|all|reduce|iter|iter_mut|Select|Where|array_map|array_walk|array_filter|array_reduce|transform|any_of|all_of|none_of)$/;

/** Those that do other things as well, where they are handed no function. */
const EACH_BY =
  /^(?:inject|select|reject|collect|detect|find|find_all|find_map|sum|any\?|all\?|none\?|sort_by|group_by|partition|compactMap|filter_map|contains|allSatisfy|first|firstIndex|last|removeAll|removeIf|retain|filterNot|mapNotNull|onEach|forEachIndexed|none|count|sumOf)$/;

/** They are handed the items. */
const HELPERS = /^(?:std|(?:std::)?ranges|_|lodash|Array|Enum)$/;

/** What a function without parameters calls its first one, in Swift and in Kotlin. */
const UNNAMED = '$0 it';

interface Callee {
  /** Text of what it is called on; empty where there is none. */
  readonly on: string;
  readonly name: string;
  /** Type arguments, without their brackets. */
  readonly types?: string;
  /** Only if what it is called on is there: `next?.handle()`. */
  readonly maybe: boolean;
  /** What it is called on is the first of the arguments. */
  readonly handed: boolean;
}

export function addCalls({ call, lambda, write }: Marks, source: string, body: Body): void {
  const written = new Map(
    write.map(({ parts }) => {
      const target = parts.get('write.target')?.[0];
      return [target?.start, target?.end];
    }),
  );
  const running = new RunningLambdas(lambda);
  for (const mark of call) {
    const callee = calleeOf(mark, source);
    const callable = body.callableAt(mark.start);
    const scope = body.scopeOf(callable);
    // `self.state = x` is no call of `state`.
    if (callee === undefined || written.get(mark.start) === mark.end) continue;
    if (mark.set['call.bare'] === 'true' && isVariable(callee.name, scope)) continue;
    const list = textOf(mark, 'call.arguments') ?? '';
    const each = EACH.test(callee.name);
    const over = each || EACH_BY.test(callee.name) ? itemsOf(callee, list, scope) : undefined;
    const taken = over === undefined ? undefined : running.find(mark);
    if (over !== undefined && (each || taken !== undefined)) callable.loops.add(over);
    if (over !== undefined && taken !== undefined) {
      running.add(taken);
      addItem(callable, textOf(taken, 'lambda.parameter') ?? taken.set['lambda.parameter'] ?? UNNAMED, over);
    }
    addCall(mark, { callee, callable, written: list, body, inEach: running.isIn(mark) });
  }
}

interface Calling {
  readonly callee: Callee;
  readonly callable: CallableDraft;
  /** Text of the arguments. */
  readonly written: string;
  readonly body: Body;
  /** In a function that is run for each item of a collection. */
  readonly inEach: boolean;
}

function addCall(mark: Mark, { callee, callable, written, body, inEach }: Calling): void {
  const scope = body.scopeOf(callable);
  const { name } = callee;
  const each = mark.set['call.each'] === 'true';
  if (each) callable.loops.add(iterated(callee.on, scope));
  const on = each ? itemOf(iterated(callee.on, scope)) : receiverOf(callee, callable, scope);
  if (callee.maybe && on !== 'self') callable.absences.add(on);
  const loop = each || inEach || body.inLoop(mark.start);
  const text = firstText(written);
  callable.calls.push({
    on: loop && callee.on.endsWith(']') ? itemOf(on) : on,
    name: name === 'super' && on === 'super' ? callable.name : name,
    // A block after the call is what it is handed.
    args: (written.startsWith('{') ? [written] : splitArguments(written))
      .slice(callee.handed ? 1 : 0)
      .map((part) => (part.startsWith('{') && part === written ? 'lambda' : operandOf(part, scope))),
    line: mark.line,
    ...(loop ? { loop: true } : {}),
    ...(callee.maybe || body.inBranch(mark.start) ? { guarded: true } : {}),
    ...(text === undefined ? {} : { text }),
    ...(callee.types === undefined ? {} : { types: callee.types }),
  });
}

/** `super` alone calls the method of the same name; in a constructor it stays what it is. */
function receiverOf({ on, name }: Callee, callable: CallableDraft, scope: NameScope): Operand {
  if (on !== '')
    return ofBase(operandOf(on.endsWith('>') ? on.replace(/<[^<>()]*>$/, '') : on, scope), scope);
  return name === 'super' && callable.kind !== 'constructor' ? 'super' : 'none';
}

/** `Base::notify()` in what extends it calls what was inherited. */
function ofBase(on: Operand, { bases }: NameScope): Operand {
  const type = nameIn(on, 'type');
  return type !== undefined && bases.has(type) ? 'super' : on;
}

/** A name that stands alone is a call only if it is no variable. */
function isVariable(name: string, { params, locals, fields }: NameScope): boolean {
  return params.has(name) || locals.has(name) || fields.has(name);
}

/** Functions that are run for each item of a collection, as far as they are still open where the calls have got to. */
class RunningLambdas {
  readonly #lambdas: readonly Mark[];
  #open: Mark[] = [];

  constructor(lambdas: readonly Mark[]) {
    this.#lambdas = lambdas;
  }

  /** The first function that is handed to a call. */
  find(call: Mark): Mark | undefined {
    const handed = call.parts.get('call.arguments')?.[0]?.start ?? call.parts.get('call.callee')?.[0]?.end;
    const first = this.#lambdas[firstFrom(this.#lambdas, handed ?? call.start)];
    return first === undefined || first.end > call.end ? undefined : first;
  }

  add(taken: Mark): void {
    this.#open.push(taken);
  }

  isIn(call: Mark): boolean {
    this.#open = this.#open.filter(({ end }) => end > call.start);
    return this.#open.some(({ start, end }) => start <= call.start && call.end <= end);
  }
}

/** A call begins with what it calls, unless the pattern says where that is. */
function calleeOf(mark: Mark, source: string): Callee | undefined {
  const list = mark.parts.get('call.arguments')?.[0];
  const named = mark.parts.get('call.callee')?.[0];
  const receiver = mark.parts.get('call.on')?.[0];
  const said = mark.set['call.name'];
  const text = said ?? named?.text ?? source.slice(mark.start, list?.start ?? mark.end);
  const callee = splitCallee(text.slice(-240));
  if (callee === undefined) return undefined;
  if (receiver === undefined)
    return callee.on === '' ? { ...callee, on: receiverBefore(mark, source) } : callee;
  const handed = list !== undefined && receiver.start >= list.start && receiver.end <= list.end;
  const between = named === undefined ? '' : source.slice(receiver.end, named.start);
  return { ...callee, on: receiver.text, maybe: MAYBE.test(between), handed };
}

/** Some grammars take `"a" + b.c()` for a call of the sum. */
const AFTER_OPERATOR = /^.*\s(?:[-+*/%]|&&|\|\||\?\?|==|!=|<|>)\s+([\w.?!]+)$/s;

const MAYBE = /^\s*(?:\?|&\.)/;

/** One type argument may have its own. */
const TYPES = /(?:::)?<((?:[^<>()]|<[^<>()]*>)*)>$/;
const LONGEST_TYPES = 120;

/** Text of what is called: the last name, and what stands before it. */
function splitCallee(text: string): Callee | undefined {
  const typed = text.endsWith('>') ? TYPES.exec(text) : null;
  const types = typed?.[1]?.trim();
  let callee = (typed === null ? text : text.slice(0, typed.index)).trim();
  if (callee.endsWith(')')) callee = callee.replace(/^\(([^()]*)\)$/, '$1');
  if (/\s/.test(callee)) callee = callee.replace(AFTER_OPERATOR, '$1');
  const start = lastNameStart(callee);
  if (start < 0) return undefined;
  const name = callee.slice(start);
  const before = callee.slice(0, start).replace(/^\$$/, '');
  const on = before.replace(/\s*(?:\?\.|!!?\.|\.|->|::|\?->|&\.)[\s&*@]*#?$/, '');
  return {
    on: on === ':' ? '' : on,
    name: name.replace(/!$/, ''),
    maybe: MAYBE.test(before.slice(on.length)),
    handed: false,
    ...(types === undefined || types === '' ? {} : { types: types.slice(0, LONGEST_TYPES) }),
  };
}

/** Where the name begins that a text ends with, a mark of Ruby's after it; -1 where it ends with none. */
function lastNameStart(text: string): number {
  const end = /[!?]$/.test(text) ? text.length - 1 : text.length;
  let start = end;
  while (start > 0 && WORD_CHARACTER.test(text.charAt(start - 1))) start--;
  while (start < end && text.charAt(start) >= '0' && text.charAt(start) <= '9') start++;
  return start < end ? start : -1;
}

const WORD_CHARACTER = /\w/;

/** `items[i].go()` in a loop. */
function itemOf(on: Operand): Operand {
  const name = nameIn(on, 'field', 'param');
  return name === undefined ? on : `item:${name}`;
}

/** Inside a macro's arguments there are only tokens: what a call is on is the text before. */
function receiverBefore(mark: Mark, source: string): string {
  if (mark.set['call.back'] !== 'true') return '';
  const text = source.slice(Math.max(0, mark.start - 80), mark.start);
  if (!/(?:\.|::)$/.test(text)) return '';
  return /((?:\w+(?:\.|::))+)$/.exec(text)?.[1]?.replace(/(?:\.|::)$/, '') ?? '?';
}

function itemsOf({ on }: Callee, written: string, scope: NameScope): Operand | undefined {
  if (on !== '' && !HELPERS.test(on)) return iterated(on, scope);
  const list = handedItems(splitArguments(written), scope);
  return list === undefined ? undefined : iterated(list, scope);
}

/** `map(fn, items)`, `for_each(items.begin(), items.end(), fn)`. */
function handedItems(handed: readonly string[], scope: NameScope): string | undefined {
  const fn = handed.findIndex((each) => operandOf(each, scope) === 'lambda');
  if (fn < 0) return handed.at(-1);
  return fn === 0 ? handed[1] : handed[0];
}
