import assert from 'node:assert/strict';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import { findSymbols } from '../../../../src/core/places/findSymbols.ts';

/** A model of which only what is looked at is there. */
function modelOf(names: Readonly<Record<string, readonly string[]>>): ArchitectureModel {
  const paths = Object.keys(names);
  const symbol = (name: string, at: number) => ({
    name: name.split('.').at(-1)!,
    kind: name.includes('.') ? 'method' : 'class',
    exported: true,
    startLine: at + 1,
    ...(name.includes('.') ? { container: name.split('.')[0] } : {}),
  });
  return {
    files: paths.map((path) => ({ path, module: 'src', test: path.startsWith('test/'), centrality: 1 })),
    facts: new Map(paths.map((path) => [path, { symbols: names[path]!.map(symbol) }])),
    modules: [],
  } as unknown as ArchitectureModel;
}

const MODEL = modelOf({
  'src/orders/orderService.ts': ['OrderService', 'OrderService.cancelOrder'],
  'src/orders/cart.ts': ['Cart', 'Cart.orderService', 'Cart.toString'],
  'src/http/applyPatch.ts': ['ApplyPatch', 'ApplyPatch.toJson'],
  'test/orderService.ts': ['OrderService'],
});

const found = (query: string) => findSymbols(MODEL, query).map(({ name, path }) => `${name} ${path}`);

describe('finding symbols', () => {
  it('puts a type of the very name first, before members and tests of it', () => {
    assert.deepEqual(found('OrderService').slice(0, 2), [
      'OrderService src/orders/orderService.ts',
      'orderService src/orders/cart.ts',
    ]);
  });

  it('splits words in names and in the question', () => {
    assert.equal(found('cancel_order')[0], 'cancelOrder src/orders/orderService.ts');
    assert.equal(found('patch apply')[0], 'ApplyPatch src/http/applyPatch.ts');
  });

  it('leaves out words of a sentence that say nothing', () => {
    assert.equal(
      found('where is an order to be cancelled').some((each) => /toString|toJson/.test(each)),
      false,
    );
  });

  it('finds nothing for words that are nowhere', () => {
    assert.deepEqual(found('zebra'), []);
    assert.deepEqual(found(''), []);
  });
});
