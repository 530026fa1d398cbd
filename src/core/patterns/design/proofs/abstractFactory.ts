import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA, isKin, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { declaredResult, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

/** At least two abstract methods for products of different abstract kinds, and at least two factories each of which makes all, no two the same. */
export const abstractFactory: Proof = {
  pattern: 'Abstract Factory',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      const open = behaviours(type).filter((each) => productOf(each, type) !== undefined);
      const kinds = new Set(open.map((each) => productOf(each, type)!));
      if (!isAbstractType(type) || kinds.size < 2) continue;
      const factories = members(type).flatMap((factory) => {
        const made = open.map((each) => madeBy(factory, each, productOf(each, type)!, graph));
        return made.every((each) => each !== undefined) ? [{ factory, made }] : [];
      });
      const apart = factories.filter(({ made }) =>
        factories.every((other) => other.made === made || made.every((each, at) => other.made[at] !== each)),
      );
      if (apart.length < 2) continue;
      yield {
        core: type,
        roles: [
          { role: 'Abstract Factory', type, says: 'makes several kinds of products that belong together' },
          ...apart.map(({ factory }) => ({ role: 'Concrete Factory', type: factory })),
          ...[...kinds].map((kind) => ({ role: 'Abstract Product', type: kind })),
          ...apart.flatMap(({ made }) => made.map((each) => ({ role: 'Concrete Product', type: each }))),
        ],
      };
    }
  },
};

function productOf(method: MethodNode, factory: TypeNode): TypeNode | undefined {
  if (method.shape.abstract !== true) return undefined;
  const product = declaredResult(method);
  return product !== undefined && isAbstractType(product) && !isKin(product, factory) ? product : undefined;
}

function madeBy(
  factory: TypeNode,
  { shape }: MethodNode,
  product: TypeNode,
  graph: PatternGraph,
): TypeNode | undefined {
  const own = factory.methods.find(
    (each) => each.shape.name === shape.name && each.shape.params.length === shape.params.length,
  );
  const names = new Set(own?.shape.results.map((result) => nameIn(result, 'new')));
  const [name] = names;
  const made = names.size === 1 && name !== undefined ? graph.named(name, own!.path) : undefined;
  return made !== undefined && isA(made, product) ? made : undefined;
}
