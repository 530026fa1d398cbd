import assert from 'node:assert/strict';
import { neighbourOf, skeletonOf } from '../../../../src/core/concepts/skeleton.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import type { SymbolKind } from '../../../../src/core/model/facts.ts';

/** A model of files that declare one symbol each. */
function modelOf(declared: Readonly<Record<string, readonly [SymbolKind, string]>>): ArchitectureModel {
  const symbol = ([kind, name]: readonly [SymbolKind, string]) => ({ kind, name, exported: true });
  const facts = Object.entries(declared).map(([path, each]) => [path, { symbols: [symbol(each)] }] as const);
  const files = Object.keys(declared).map((path) => ({ path }));
  return { files, facts: new Map(facts) } as unknown as ArchitectureModel;
}

const SHOP = modelOf({
  'src/user.service.ts': ['class', 'UserService'],
  'src/order.service.ts': ['class', 'OrderService'],
  'src/old.service.ts': ['function', 'oldService'],
  'src/create-user.usecase.ts': ['function', 'createUserUsecase'],
  'src/user.port.ts': ['interface', 'UserPort'],
  'src/a.mixed.ts': ['interface', 'AMixed'],
  'src/b.mixed.ts': ['class', 'BMixed'],
  'app/user_service.py': ['class', 'UserService'],
  'main/com/shop/UserRepository.java': ['interface', 'UserRepository'],
  'main/Shop/UserHandler.cs': ['class', 'UserHandler'],
});

describe('how a new file begins', () => {
  it('is with what most of its peers declare, called as the file is', () => {
    assert.equal(skeletonOf(SHOP, { name: 'order-lines.service.ts' }), 'export class OrderLinesService {}\n');
    assert.equal(
      skeletonOf(SHOP, { name: 'pay-order.usecase.ts' }),
      'export function payOrderUsecase() {}\n',
    );
    assert.equal(skeletonOf(SHOP, { name: 'order.port.ts' }), 'export interface OrderPort {}\n');
    assert.equal(skeletonOf(SHOP, { name: 'order_service.py' }), 'class OrderService:\n    pass\n');
  });

  it('is in the namespace that a neighbour is in', () => {
    const folder = 'main/com/shop';
    const name = 'OrderRepository.java';
    assert.equal(neighbourOf(SHOP, folder, name), 'main/com/shop/UserRepository.java');
    assert.equal(
      skeletonOf(SHOP, { name, beside: '// ©\npackage com.shop;\n\npublic interface UserRepository {}\n' }),
      'package com.shop;\n\npublic interface OrderRepository {\n}\n',
    );
    assert.equal(
      skeletonOf(SHOP, { name: 'OrderHandler.cs', beside: 'using X;\n\nnamespace Shop;\n' }),
      'namespace Shop;\n\npublic class OrderHandler {\n}\n',
    );
    assert.equal(neighbourOf(SHOP, 'main/com', name), undefined);
  });

  it('is empty where peers differ, there are none, nothing is known of the namespace, or it is a test', () => {
    const names = [
      'c.mixed.ts',
      'clock.ts',
      'OrderRepository.java',
      'order.service.test.ts',
      'x.toml',
      '1.service.ts',
    ];
    for (const name of names) assert.equal(skeletonOf(SHOP, { name }), '', name);
  });
});
