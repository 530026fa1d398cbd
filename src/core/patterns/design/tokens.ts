/**
 * What the code of a small workspace says and does, as counted tokens: words of what is declared and called, how values move, and which names
 * agree with which. Words by which people call patterns and their parts are left out, so that nothing is gained by naming a class after one.
 */
import type { FileFacts } from '../../model/facts.ts';
import type { CallableShape, Operand, TypeShape } from '../../model/shapes.ts';
import { agreements } from './agreements.ts';
import type { TypeGraph, TypeNode } from './typeNodes.ts';
import { plainWords } from './words.ts';

/** How often each token occurs. */
export type Tokens = ReadonlyMap<string, number>;

export function tokensOf({ types, functions }: TypeGraph, facts: Iterable<FileFacts>): Tokens {
  const bag = new Bag();
  for (const { imports } of facts) for (const { specifier } of imports) addImport(bag, specifier);
  for (const type of types) addType(bag, type);
  for (const { shape } of functions) addCallable(bag, shape);
  return bag.counts;
}

class Bag {
  readonly counts = new Map<string, number>();

  add(token: string, times = 1): void {
    if (times > 0) this.counts.set(token, (this.counts.get(token) ?? 0) + times);
  }

  words(kind: string, text: string | undefined): void {
    if (text !== undefined) for (const word of plainWords(text)) this.add(`${kind}:${word}`);
  }
}

/** The first parts of a path say whose it is, its words what it is about. */
function addImport(bag: Bag, specifier: string): void {
  const parts = specifier.split(/[./\\:]+/).filter((part) => part !== '');
  for (const depth of [2, 3]) {
    const head = parts.slice(0, depth);
    if (head.length === depth && head.every((part) => plainWords(part).join('') === part.toLowerCase()))
      bag.add(`from:${head.join('.')}`);
  }
  bag.words('import', specifier);
}

function addType(bag: Bag, type: TypeNode): void {
  const { shape } = type;
  bag.words('type', shape.name);
  for (const base of shape.bases) bag.words('base', base);
  for (const { name, type: written } of shape.fields) {
    bag.words('field', name);
    bag.words('of', written);
  }
  for (const { name } of shape.annotations ?? []) bag.words('mark', name);
  addTypeShape(bag, shape);
  for (const method of type.methods) addCallable(bag, method.shape);
  for (const agreement of agreements(type)) bag.add(agreement);
}

function addTypeShape(bag: Bag, { kind, abstract, outer, bases, fields }: TypeShape): void {
  bag.add(`is ${kind}${abstract === true ? ' abstract' : ''}${outer === undefined ? '' : ' inner'}`);
  bag.add(`bases ${Math.min(2, bases.length)}`);
  for (const field of fields)
    bag.add(
      `has ${field.static === true ? 'static ' : ''}${field.visibility ?? 'open'} ${kindOf(field.value ?? 'none')}`,
    );
}

function addCallable(bag: Bag, shape: CallableShape): void {
  bag.words('method', shape.name);
  bag.words('of', shape.returns);
  for (const { name, type } of shape.params) {
    bag.words('param', name);
    bag.words('of', type);
  }
  for (const { name } of shape.annotations ?? []) bag.words('mark', name);
  addCalls(bag, shape);
  addFlow(bag, shape);
}

function addCalls(bag: Bag, { name: own, calls, creates, writes }: CallableShape): void {
  for (const { name, on, args, loop, guarded } of calls) {
    bag.words('call', name);
    const kind = kindOf(on);
    bag.add(`call on ${kind}`);
    if (loop === true) bag.add(`call in loop on ${kind}`);
    if (guarded === true) bag.add(`call in branch on ${kind}`);
    if (name === own) bag.add(`call of the same on ${kind}`);
    for (const arg of args) bag.add(`pass ${kindOf(arg)}`);
    if (args.includes('self')) bag.add(`pass self to ${kind}`);
  }
  for (const { type, args } of creates) {
    bag.words('new', type);
    for (const arg of args) bag.add(`create of ${kindOf(arg)}`);
  }
  for (const { field } of writes) bag.words('field', field);
}

function addFlow(bag: Bag, shape: CallableShape): void {
  const { kind, visibility } = shape;
  const marks = `${shape.static === true ? ' static' : ''}${shape.abstract === true ? ' abstract' : ''}`;
  bag.add(`${kind}${marks} ${visibility ?? 'open'}`);
  bag.add(`${kind} takes ${Math.min(4, shape.params.length)}`);
  bag.add(`create in ${kind}`, shape.creates.length);
  for (const { value } of shape.writes) bag.add(`write ${kindOf(value)} in ${kind}`);
  for (const result of shape.results) bag.add(`give ${kindOf(result)}`);
  for (const loop of shape.loops) bag.add(`loop over ${kindOf(loop)}`);
  for (const test of shape.tests) bag.add(`ask ${kindOf(test)}`);
  for (const absence of shape.absences) bag.add(`miss ${kindOf(absence)}`);
  bag.add('branch', shape.branches);
  bag.add('throw', shape.throws);
  bag.add('yield', shape.yields === true ? 1 : 0);
}

function kindOf(operand: Operand): string {
  const end = operand.indexOf(':');
  return end < 0 ? operand : operand.slice(0, end);
}
