import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA, isKin } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { declaredResult, implementers, isAbstractType, isOwnCall } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * An abstract method declared to give back an abstract product, which at least two creators below carry out by making different kinds of it,
 * and which the base calls itself. Product and creator are of different kinds: else it would be a copy or a conversion.
 */
export const factoryMethod: Proof = {
  pattern: 'Factory Method',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      for (const method of behaviours(type)) {
        const product = isOpen(method) ? declaredResult(method) : undefined;
        if (product === undefined || !isAbstractType(product) || isKin(product, type)) continue;
        if (!usedByBase(type, method)) continue;
        const made = implementers(type, method).map((each) => ({
          each,
          makes: makesOf(each, product, graph),
        }));
        const making = made.filter(({ makes }) => makes !== undefined);
        if (new Set(making.map(({ makes }) => makes)).size < 2 || making.length * 2 < made.length) continue;
        yield {
          core: type,
          roles: [
            { role: 'Creator', type },
            { role: 'Factory Method', method, says: 'leaves it open which product is made' },
            { role: 'Product', type: product },
            ...making.flatMap(({ each, makes }) => [
              { role: 'Concrete Creator', type: each.owner! },
              { role: 'Concrete Product', type: makes! },
            ]),
          ],
        };
      }
    }
  },
};

function isOpen({ shape }: MethodNode): boolean {
  return shape.kind === 'method' && shape.abstract === true && shape.static !== true;
}

function usedByBase(type: TypeNode, method: MethodNode): boolean {
  return type.methods.some(
    ({ shape, path }) =>
      shape.abstract !== true &&
      shape.name !== method.shape.name &&
      shape.calls.some((call) => isOwnCall(call, path) && call.name === method.shape.name),
  );
}

/** The one kind of product that it makes and gives back. */
function makesOf(
  { shape, path, owner }: MethodNode,
  product: TypeNode,
  graph: PatternGraph,
): TypeNode | undefined {
  const names = new Set(shape.results.map((result) => nameIn(result, 'new')));
  const [name] = names;
  const made = names.size === 1 && name !== undefined ? graph.named(name, path, owner?.shape) : undefined;
  return made !== undefined && made !== product && isA(made, product) ? made : undefined;
}
