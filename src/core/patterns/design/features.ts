/** What a set of types shows, as numbers in [0, 1]: how well each definition fits at its best place, and a few shares of the whole. */
import type { Steps } from '../../../base/steps.ts';
import { type Candidate, type Definition, type PatternGraph, scoreOf } from './definition.ts';
import { DEFINITIONS } from './definitions/definitions.ts';
import { share } from './relations.ts';
import type { MethodNode, TypeNode } from './typeNodes.ts';

export interface Scored {
  readonly definition: Definition;
  readonly candidate: Candidate;
  readonly score: number;
}

/** Places of each definition, best first; definitions in the order of their table. */
export type Places = readonly (readonly Scored[])[];

export function scored(graph: PatternGraph): Steps<Places> {
  return scoredBy(DEFINITIONS, graph);
}

export function* scoredBy(definitions: readonly Definition[], graph: PatternGraph): Steps<Places> {
  const places: Scored[][] = [];
  for (const definition of definitions) {
    const list: Scored[] = [];
    for (const candidate of definition.find(graph)) {
      yield;
      if (candidate !== undefined)
        list.push({ definition, candidate, score: scoreOf(definition, candidate) });
    }
    places.push(list.sort((a, b) => b.score - a.score));
  }
  return places;
}

/** Doublings that count. */
const SIZE = 6;

/** Names of the features, in their order. */
export const FEATURES: readonly string[] = [
  ...DEFINITIONS.flatMap(({ pattern, weights }) => [
    pattern,
    `${pattern}: places`,
    ...Object.keys(weights).map((condition) => `${pattern}: ${condition}`),
  ]),
  ...Object.keys(wholeOf([], 0)),
];

/** One value for each of `FEATURES`, of all types of a graph. */
export function featuresOf({ types, functions }: PatternGraph, places: Places): readonly number[] {
  return [...fitsOf(places), ...Object.values(wholeOf(types, functions.length))];
}

function fitsOf(places: Places): readonly number[] {
  return DEFINITIONS.flatMap(({ weights }, index) => {
    const [best] = places[index]!;
    const conditions = Object.keys(weights).map((condition) => best?.candidate.conditions[condition] ?? 0);
    return [best?.score ?? 0, Math.min(1, places[index]!.length / 6), ...conditions];
  });
}

/** Places by the types that they are about, so that those of a neighbourhood are found at once. */
export class PlaceIndex {
  readonly #byType: readonly ReadonlyMap<TypeNode, readonly Scored[]>[];

  constructor(places: Places) {
    this.#byType = places.map((list) => {
      const map = new Map<TypeNode, Scored[]>();
      for (const place of list) {
        const type = coreOf(place.candidate);
        const known = type === undefined ? undefined : map.get(type);
        if (known !== undefined) known.push(place);
        else if (type !== undefined) map.set(type, [place]);
      }
      return map;
    });
  }

  /** One value for each of `FEATURES`, of some of the types. */
  featuresOf(types: ReadonlySet<TypeNode>): readonly number[] {
    const list = [...types];
    const near = this.#byType.map((map) =>
      list.flatMap((type) => map.get(type) ?? []).sort((a, b) => b.score - a.score),
    );
    return [...fitsOf(near), ...Object.values(wholeOf(list, 0))];
  }
}

/** The type that a place is first about. */
function coreOf({ roles }: Candidate): TypeNode | undefined {
  for (const { type, method } of roles)
    if (type !== undefined || method?.owner !== undefined) return type ?? method?.owner;
  return undefined;
}

function wholeOf(types: readonly TypeNode[], functions: number): Record<string, number> {
  const methods = types.flatMap((type) => type.methods);
  const ofMethods = (is: (method: MethodNode) => boolean) => share(methods.filter(is).length, methods.length);
  const ofTypes = (is: (type: TypeNode) => boolean) => share(types.filter(is).length, types.length);
  const fields = types.reduce((sum, type) => sum + type.fields.size, 0);
  const held = (type: TypeNode, many: boolean) =>
    [...type.fields.values()].some((field) => field.targets.length > 0 && (!many || field.many));
  return {
    types: size(types.length),
    functions: size(functions),
    methodsEach: size(methods.length / Math.max(1, types.length)),
    fieldsEach: size(fields / Math.max(1, types.length)),
    onlyOneType: types.length === 1 ? 1 : 0,
    abstractTypes: ofTypes(({ shape }) => shape.abstract === true),
    typesWithBase: ofTypes(({ parents, foreign }) => parents.length + foreign.length > 0),
    typesThatHold: ofTypes((type) => held(type, false)),
    typesThatHoldMany: ofTypes((type) => held(type, true)),
    abstractMethods: ofMethods(({ shape }) => shape.abstract === true),
    staticMethods: ofMethods(({ shape }) => shape.static === true),
    hiddenMethods: ofMethods(({ shape }) => shape.visibility === 'private'),
    loopingMethods: ofMethods(({ shape }) => shape.loops.length > 0),
    branchingMethods: ofMethods(({ shape }) => shape.branches > 0),
    methodsThatReturnSelf: ofMethods(({ shape }) => shape.results.includes('self')),
    methodsThatMake: ofMethods(({ shape }) => shape.results.some((result) => result.startsWith('new:'))),
    methodsThatCallSuper: ofMethods(({ shape }) => shape.calls.some(({ on }) => on === 'super')),
    yieldingMethods: ofMethods(({ shape }) => shape.yields === true),
  };
}

/** 0 for none, 1 at 63 and more. */
function size(count: number): number {
  return Math.min(1, Math.log2(1 + count) / SIZE);
}
