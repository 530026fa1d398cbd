import assert from 'node:assert/strict';
import type { SymbolFact, SymbolKind } from '../../../../src/core/model/facts.ts';
import { mainSymbol } from '../../../../src/core/places/mainSymbol.ts';

function symbol(name: string, kind: SymbolKind, more: Partial<SymbolFact> = {}): SymbolFact {
  return { name, kind, exported: true, startLine: 1, endLine: 1, start: 0, end: 1, ...more };
}

describe('mainSymbol', () => {
  it('is the one that the file is named after, however both are written', () => {
    const symbols = [symbol('Options', 'interface'), symbol('OrderService', 'class')];
    for (const path of ['a/order.service.ts', 'a/order_service.py', 'OrderService.java'])
      assert.equal(mainSymbol(path, symbols)?.name, 'OrderService');
  });

  it('is else the first type that others see, else the first thing that they see', () => {
    const hidden = symbol('Hidden', 'class', { exported: false });
    const member = symbol('Inner', 'class', { container: 'Hidden' });
    const [make, shape] = [symbol('make', 'function'), symbol('Shape', 'interface')];
    assert.equal(mainSymbol('x.ts', [hidden, member, make, shape])?.name, 'Shape');
    assert.equal(mainSymbol('x.ts', [hidden, member, make])?.name, 'make');
    assert.equal(mainSymbol('x.ts', [hidden, member])?.name, 'Hidden');
    assert.equal(mainSymbol('x.ts', []), undefined);
  });
});
