import { nameIn } from '../../extract/shapes/operands.ts';
import type { PatternGraph } from '../design/definition.ts';
import { ancestors } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, listed, nameOf, placeOfMethod, placeOfType } from './drift.ts';

/** Languages in which no compiler asks for it. */
const UNCHECKED = /\.(?:py|js|mjs|cjs|jsx|rb|php)$/;
const LEAST_ELEMENTS = 4;
/** Visitors that have all of them. */
const LEAST_PEERS = 2;
/** What answers to names that are not there. */
const CATCHES_ALL =
  /^(?:__getattr__|__call|method_missing|respond_to_missing\?|generic_visit|visit_default|visitDefault|default)$/;

/** A visitor without the method that an element asks for, where all other visitors have it. */
export function* missingVisits(graph: PatternGraph): Iterable<Drift | undefined> {
  for (const [accept, elements] of groups(graph)) {
    yield;
    const asked = [...new Set(elements.map(({ visit }) => visit))];
    if (asked.length < LEAST_ELEMENTS) continue;
    const visitors = graph.types
      .map((type) => ({ type, has: asked.filter((name) => answers(type, name)) }))
      .filter(
        ({ type, has }) =>
          has.length >= asked.length - 1 && type.children.length === 0 && UNCHECKED.test(type.path),
      );
    const whole = visitors.filter(({ has }) => has.length === asked.length);
    const lacking = visitors.filter(({ type, has }) => has.length < asked.length && !catchesAll(type));
    const [one, ...more] = lacking;
    if (one === undefined || more.length > 0 || whole.length < LEAST_PEERS) continue;
    const missing = asked.find((name) => !one.has.includes(name))!;
    const element = elements.find(({ visit }) => visit === missing)!;
    yield {
      pattern: 'Visitor',
      role: 'Visit',
      confidence: 'likely',
      title: `${one.type.shape.name} cannot visit ${element.method.owner!.shape.name}: it has no ${missing}`,
      remedy: `${nameOf(element.method)} calls ${missing} on whatever visits it; ${listed(whole.map(({ type }) => type.shape.name))} have it, ${one.type.shape.name} does not and fails there at run time. Add ${missing}, or a default in what the visitors extend.`,
      evidence: [
        placeOfType(
          one.type,
          `${one.type.shape.name} has ${one.has.length} of ${asked.length} methods that elements ask for in ${accept}.`,
        ),
        placeOfMethod(element.method, `${nameOf(element.method)} asks for ${missing}.`),
      ],
    };
  }
}

interface Accepting {
  readonly method: MethodNode;
  readonly visit: string;
}

/** Methods that hand themselves to a parameter, by their name. */
function groups({ types }: PatternGraph): ReadonlyMap<string, readonly Accepting[]> {
  const found = new Map<string, Accepting[]>();
  for (const type of types) {
    if (!UNCHECKED.test(type.path)) continue;
    for (const method of type.methods) {
      const call = method.shape.calls.find(
        ({ on, args }) => nameIn(on, 'param') !== undefined && args[0] === 'self',
      );
      if (call === undefined) continue;
      const list = found.get(method.shape.name) ?? [];
      found.set(method.shape.name, list);
      list.push({ method, visit: call.name });
    }
  }
  return found;
}

function answers(type: TypeNode, name: string): boolean {
  return [type, ...ancestors(type)].some(
    ({ methods, fields }) => fields.has(name) || methods.some(({ shape }) => shape.name === name),
  );
}

/** Or extends what is not of the workspace. */
function catchesAll(type: TypeNode): boolean {
  return [type, ...ancestors(type)].some(
    ({ methods, foreign }) =>
      foreign.some((name) => !/^(?:object|ABC)$/.test(name)) ||
      methods.some(({ shape }) => CATCHES_ALL.test(shape.name)),
  );
}
