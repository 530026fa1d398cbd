import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, isKin, members, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { isCreator, overridesOf, productsOf, productTypes } from './creators.ts';

type Condition =
  | 'severalCreators'
  | 'mostlyCreates'
  | 'severalFactories'
  | 'differentKinds'
  | 'familiesMatch'
  | 'abstractTop'
  | 'usedThroughTop';

/** An interface for making families of products that belong together. */
export const abstractFactory = define<Condition>({
  pattern: 'Abstract Factory',
  weights: {
    severalCreators: 4,
    mostlyCreates: 2,
    severalFactories: 3,
    differentKinds: 2,
    familiesMatch: 2,
    abstractTop: 1,
    usedThroughTop: 1,
  },
  needs: ['severalCreators', 'severalFactories', 'differentKinds', 'familiesMatch', 'abstractTop'],
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const creators = behaviours(type).filter(
        (method) =>
          isCreator(method) ||
          overridesOf(type, method.shape.name).some((each) => productsOf(each).length > 0),
      );
      if (creators.length >= 2) yield candidate(type, creators, graph);
    }
  },
});

function candidate(
  type: TypeNode,
  creators: readonly TypeNode['methods'][number][],
  graph: PatternGraph,
): Candidate<Condition> {
  const factories = members(type);
  const perCreator = creators.map(({ shape }) => [
    ...new Set(overridesOf(type, shape.name).flatMap((each) => productTypes(each, graph))),
  ]);
  const kinds = new Set(
    creators.map(({ shape, returns }) => returns[0]?.shape.name ?? shape.returns ?? shape.name),
  );
  const matching = perCreator.filter(
    (products) => products.length > 1 && products.every((each) => isKin(each, products[0]!)),
  );
  return {
    roles: [
      { role: 'Abstract Factory', type, says: 'makes several kinds of products that belong together' },
      ...factories.map((factory) => ({ role: 'Concrete Factory', type: factory })),
      ...[...new Set(perCreator.flat())]
        .slice(0, 8)
        .map((product) => ({ role: 'Concrete Product', type: product })),
    ],
    conditions: {
      severalCreators: upTo(creators.length - 1, 1),
      mostlyCreates: share(creators.length, behaviours(type).length),
      severalFactories: upTo(factories.length, 2),
      differentKinds: flag(kinds.size > 1),
      familiesMatch: flag(matching.length >= 2),
      abstractTop: flag(type.shape.abstract === true),
      usedThroughTop: flag(graph.holders(type).length + graph.takers(type).length > 0),
    },
  };
}
