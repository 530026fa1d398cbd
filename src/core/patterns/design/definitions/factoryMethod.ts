import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, isKin, share, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { isCreator, overridesOf, productsOf, productTypes } from './creators.ts';

type Condition =
  | 'leftToSubclasses'
  | 'overridesMake'
  | 'usedByBase'
  | 'differentProducts'
  | 'productsKin'
  | 'onlyOne'
  | 'abstractProduct'
  | 'choosesByArgument';

/** A base type that leaves it to its subclasses which product is made. */
export const factoryMethod = define<Condition>({
  pattern: 'Factory Method',
  weights: {
    leftToSubclasses: 3,
    overridesMake: 4,
    usedByBase: 2,
    differentProducts: 1,
    productsKin: 1,
    onlyOne: 2,
    abstractProduct: 1,
    choosesByArgument: 1,
  },
  needs: ['leftToSubclasses', 'overridesMake', 'differentProducts', 'productsKin', 'abstractProduct'],
  *find(graph) {
    for (const fn of graph.functions)
      if (productsOf(fn).length > 1 && fn.shape.branches > 0) yield byFunction(fn, graph);
    for (const type of graph.types) {
      yield;
      for (const method of behaviours(type)) {
        const overrides = overridesOf(type, method.shape.name).filter((each) => productsOf(each).length > 0);
        const alone = isCreator(method) && productsOf(method).length > 0;
        if (overrides.length > 0 || alone) yield candidate({ type, method, overrides, graph });
      }
    }
  },
});

/** A function that chooses by its arguments which of several kin it makes. */
function byFunction(method: MethodNode, graph: PatternGraph): Candidate<Condition> {
  const products = productTypes(method, graph);
  return {
    roles: [
      { role: 'Factory Method', method, says: 'chooses which product is made' },
      ...products.map((type) => ({ role: 'Concrete Product', type })),
    ],
    conditions: {
      leftToSubclasses: 0,
      overridesMake: 0,
      usedByBase: 0,
      differentProducts: 1,
      productsKin: flag(products.length > 1 && products.every((each) => isKin(each, products[0]!))),
      onlyOne: 1,
      abstractProduct: flag(method.returns.length > 0),
      choosesByArgument: flag(method.shape.params.length > 0),
    },
  };
}

interface Parts {
  readonly type: TypeNode;
  readonly method: MethodNode;
  readonly overrides: readonly MethodNode[];
  readonly graph: PatternGraph;
}

function candidate({ type, method, overrides, graph }: Parts): Candidate<Condition> {
  const products = [...new Set(overrides.flatMap((each) => productTypes(each, graph)))];
  const names = new Set(overrides.flatMap(productsOf));
  const own = productTypes(method, graph);
  const calls = type.methods.some(
    (each) =>
      each !== method &&
      each.shape.calls.some(({ on, name }) => /^(?:self|none)$/.test(on) && name === method.shape.name),
  );
  const creators = behaviours(type).filter((each) =>
    overridesOf(type, each.shape.name).some((one) => productsOf(one).length > 0),
  );
  return {
    roles: [
      { role: 'Creator', type },
      { role: 'Factory Method', method, says: 'leaves it open which product is made' },
      ...overrides.flatMap(({ owner }) =>
        owner === undefined ? [] : [{ role: 'Concrete Creator', type: owner }],
      ),
      ...(products.length > 0 ? products : own).map((product) => ({
        role: 'Concrete Product',
        type: product,
      })),
    ],
    conditions: {
      leftToSubclasses: flag(
        overrides.length > 0 && (method.shape.abstract === true || overrides.length > 1),
      ),
      overridesMake: share(overrides.length, 1),
      usedByBase: flag(calls),
      differentProducts: flag(names.size > 1 || own.length > 1),
      productsKin: flag(
        products.length > 1 && products.every((each) => isKin(each, products[0]!) && !isKin(each, type)),
      ),
      onlyOne: flag(creators.length <= 1),
      abstractProduct: flag(
        method.returns.some(({ shape, children }) => shape.abstract === true || children.length > 0),
      ),
      choosesByArgument: upTo(flag(own.length > 1 && method.shape.branches > 0), 1),
    },
  };
}
