/**
 * Which names of a type agree with each other, whatever they are: `ShapeWatcher` that gives back a `Shape`, `URLMarker` that extends a `Marker`,
 * methods that all begin alike. They stay the same when every word is replaced by another, and can be seen where the other types are elsewhere.
 */
import type { CallableShape, TypeShape } from '../../model/shapes.ts';
import type { TypeNode } from './typeNodes.ts';
import { namesIn } from './typeText.ts';
import { wordsOf } from './words.ts';

/** Names of types, each as its words. */
type Names = readonly (readonly string[])[];

/** Tokens, some of them more than once. */
export function agreements({ shape, methods }: TypeNode): readonly string[] {
  const callables = methods.map((method) => method.shape);
  const named = placesOfNames(shape, callables);
  return [
    ...ownName(wordsOf(shape.name), named, callables),
    ...withBases(shape, named),
    ...beginnings(callables),
    ...callables.flatMap((each) => ofMethod(each, shape.name)),
  ];
}

function placesOfNames(shape: TypeShape, callables: readonly CallableShape[]): Record<string, Names> {
  const constructors = callables.filter(({ kind }) => kind === 'constructor');
  return {
    base: split(shape.bases),
    field: split(shape.fields.map(({ type }) => type)),
    result: split(callables.map(({ returns }) => returns)),
    param: split(callables.flatMap(({ params }) => params.map(({ type }) => type))),
    needed: split(constructors.flatMap(({ params }) => params.map(({ type }) => type))),
    made: split(callables.flatMap(({ creates }) => creates.map(({ type }) => type))),
  };
}

function split(written: readonly (string | undefined)[]): Names {
  return written.flatMap((text) => (text === undefined ? [] : namesIn(text).map(wordsOf)));
}

/** `ShapeWatcher`: where `Shape` is, and where other watchers are. */
function ownName(own: readonly string[], named: Record<string, Names>, callables: readonly CallableShape[]) {
  const last = own.at(-1);
  if (last === undefined) return [];
  const head = own.slice(0, -1).join(' ');
  const inMethods = callables.some(({ kind, name }) => kind === 'method' && wordsOf(name).includes(last));
  const places = Object.entries(named).flatMap(([place, names]) => [
    ...(head !== '' && names.some((words) => words.join(' ') === head) ? [`name: head is ${place}`] : []),
    ...(head !== '' && names.some((words) => words.at(-1) === own.at(-2))
      ? [`name: head ends ${place}`]
      : []),
    ...(names.some((words) => words.at(-1) === last && words.join() !== own.join())
      ? [`name: last ends ${place}`]
      : []),
    ...(names.some((words) => words.includes(last)) ? [`name: last in ${place}`] : []),
    ...(names.some((words) => words.join() === own.join()) ? [`name: itself as ${place}`] : []),
  ]);
  return [...places, ...(inMethods ? ['name: last in method'] : [])];
}

/** A base that is held, needed, given back or made too. */
function withBases({ bases }: TypeShape, named: Record<string, Names>): string[] {
  const own = new Set(split(bases).map((words) => words.join(' ')));
  return ['field', 'needed', 'param', 'result', 'made']
    .filter((place) => named[place]!.some((words) => own.has(words.join(' '))))
    .map((place) => `base as ${place}`);
}

/** How many methods begin with one word, or have one name. */
function beginnings(callables: readonly CallableShape[]): string[] {
  const names = callables.filter(({ kind }) => kind === 'method').map(({ name }) => name);
  if (names.length < 2) return [];
  const firsts = counted(names.map((name) => wordsOf(name)[0] ?? ''));
  const most = Math.max(...firsts.values()) / names.length;
  const [first] = [...firsts].sort((a, b) => b[1] - a[1])[0]!;
  const plain = first === 'get' || first === 'set';
  const level = most === 1 ? 'all' : most >= 0.6 ? 'most' : most >= 0.35 ? 'some' : 'few';
  const alike = Math.max(...counted(names).values());
  return [
    `methods begin alike: ${level}${plain ? ' (get, set)' : ''}`,
    ...(alike >= 2 ? [`methods of one name: ${alike >= 4 ? 'many' : 'some'}`] : []),
  ];
}

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** `makeShape` that gives back a `Shape`, `readShape(shape: Shape)`, and what is given back of the own kind. */
function ofMethod(
  { name, params, returns, creates, static: shared }: CallableShape,
  owner: string,
): string[] {
  const own = wordsOf(name).join(' ');
  const ends = (type: string | undefined) =>
    split([type]).some((words) => words.length > 0 && own.endsWith(words.at(-1)!));
  const result = returns === undefined ? [] : namesIn(returns);
  return [
    ...(ends(returns) ? ['method named after result'] : []),
    ...(params.length === 1 && ends(params[0]!.type) ? ['method named after parameter'] : []),
    ...(creates.some(({ type }) => ends(type)) ? ['method named after what it makes'] : []),
    ...(result.includes(owner) ? [`gives own kind${shared === true ? ' (static)' : ''}`] : []),
  ];
}
