import { nameIn } from '../../extract/shapes/operands.ts';
import type { PatternGraph } from '../design/definition.ts';
import { kinWrappings, type Wrapping } from '../design/definitions/wrappers.ts';
import { ancestors } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, listed, nameOf, placeOfMethod } from './drift.ts';

/** Operations that a wrapper passes on, beside the one that it does not. */
const LEAST_PASSED = 2;
/** Wrappers of the same base that pass the operation on. */
const LEAST_PEERS = 2;

/** A decorator or proxy that no longer asks what it wraps, where all others of its base do. */
export function* lostForwarding(graph: PatternGraph): Generator<Drift | undefined> {
  const byTarget = new Map<TypeNode, Wrapping[]>();
  for (const wrapping of yield* kinWrappings(graph)) {
    yield;
    if (!wrapping.handedIn) continue;
    const base = rootOf(wrapping.target);
    byTarget.set(base, [...(byTarget.get(base) ?? []), wrapping]);
  }
  for (const [base, wrappings] of byTarget) {
    yield;
    for (const wrapping of wrappings) yield* driftOf(wrapping, wrappings, base);
  }
}

function rootOf(type: TypeNode): TypeNode {
  return [type, ...ancestors(type)].find((each) => each.shape.abstract === true) ?? type;
}

function* driftOf(wrapping: Wrapping, all: readonly Wrapping[], base: TypeNode): Iterable<Drift> {
  const { wrapper, field } = wrapping;
  const operations = new Set(
    [base, ...ancestors(base)].flatMap(({ methods }) => methods.map(({ shape }) => shape.name)),
  );
  const own = wrapper.methods.filter(({ shape }) => shape.kind === 'method' && operations.has(shape.name));
  const passing = own.filter((method) => touches(method, field));
  const silent = own.filter((method) => !touches(method, field) && isIdle(method));
  const [lost, ...more] = silent;
  if (lost === undefined || more.length > 0 || passing.length < LEAST_PASSED) return;
  if (passing.length + 1 < own.length) return;
  const peers = all
    .filter((each) => each.wrapper !== wrapper)
    .flatMap((each) => each.wrapper.methods.map((method) => ({ method, field: each.field })))
    .filter(({ method }) => method.shape.name === lost.shape.name);
  if (peers.length < LEAST_PEERS || !peers.every((each) => touches(each.method, each.field))) return;
  yield {
    pattern: 'Decorator',
    role: 'forwarding',
    confidence: 'likely',
    title: `${nameOf(lost)} does not pass the call on to what it wraps`,
    remedy: `${wrapper.shape.name} passes on its other calls, and ${listed(peers.map(({ method }) => nameOf(method)))} pass on this one: what ${wrapper.shape.name} wraps no longer hears of it. Call ${lost.shape.name} on \`${field}\`, or say in a comment why it ends here.`,
    evidence: [
      placeOfMethod(lost, `${nameOf(lost)} asks nothing of ${field}.`),
      ...peers.slice(0, 3).map(({ method }) => placeOfMethod(method, `${nameOf(method)} passes it on.`)),
    ],
  };
}

/** It speaks of the field in any way, or of the own instance, which may. */
function touches({ shape }: MethodNode, field: string): boolean {
  const names = (operand: string) => nameIn(operand, 'field', 'item', 'part') === field;
  return (
    shape.calls.some(({ on, args }) => names(on) || args.some(names)) ||
    shape.creates.some(({ args }) => args.some(names)) ||
    [...shape.results, ...shape.loops, ...shape.tests, ...shape.absences].some(names) ||
    shape.writes.some(({ value }) => names(value))
  );
}

/** Nothing that could stand for passing on: no call of its own, of a base or of a function that it was given, no refusal, no answer of its own. */
function isIdle({ shape }: MethodNode): boolean {
  const answers = shape.results.some((each) => each !== 'null');
  const calls = shape.calls.some(
    ({ on }) => on === 'self' || on === 'super' || on === 'none' || on.startsWith('call:'),
  );
  return !answers && !calls && shape.throws === 0 && shape.abstract !== true && shape.writes.length === 0;
}
