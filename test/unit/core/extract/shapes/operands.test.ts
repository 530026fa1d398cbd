import assert from 'node:assert/strict';
import { conditionOf } from '../../../../../src/core/extract/shapes/conditions.ts';
import { iterated } from '../../../../../src/core/extract/shapes/iterated.ts';
import { NO_NAMES, operandOf } from '../../../../../src/core/extract/shapes/operands.ts';

describe('operands', () => {
  it('are told from names, however these begin', () => {
    const written = ['listOfNames', 'proc', 'functionName', 'mapOfNodes', 'nilness', 'base'];
    const scope = { ...NO_NAMES, params: new Set(written) };
    assert.deepEqual(
      written.map((each) => operandOf(each, scope)),
      written.map((each) => `param:${each}`),
    );
  });

  it('take a capital before parentheses for a creation only of what the file creates', () => {
    const scope = { ...NO_NAMES, created: new Set(['Store']) };
    assert.equal(operandOf('Store(1)', scope), 'new:Store');
    assert.equal(operandOf('NewStore(1)', scope), 'call:NewStore');
    assert.equal(operandOf('func(next)', scope), 'call:func');
    assert.equal(operandOf('func(next Handler) { next() }', scope), 'lambda');
  });

  it('look through boxes and options, but not through what only begins with one', () => {
    const scope = { ...NO_NAMES, params: new Set(['next']) };
    assert.equal(operandOf('Some(Box::new(next))', scope), 'param:next');
    assert.equal(operandOf('Some(next).map(f)', scope), 'call:map');
  });

  it('tell lists from maps in brackets', () => {
    assert.deepEqual(
      ['[]', '[Item]()', '[:]', '["a": 1]', '[String: Item]()', '&Store{next: next}'].map((each) =>
        operandOf(each, NO_NAMES),
      ),
      ['list', 'list', 'map', 'map', 'map', 'new:Store'],
    );
  });
});

describe('what a loop runs over', () => {
  it('is the field, whatever it is called and however it is gone over', () => {
    assert.deepEqual(
      [
        'self.values.iter()',
        'self.items',
        'self.items.iter().rev()',
        'list(self.keys)',
        'self.all.values()',
      ].map((each) => iterated(each, NO_NAMES)),
      ['field:values', 'field:items', 'field:items', 'field:keys', 'field:all'],
    );
  });
});

describe('conditions', () => {
  it('ask whether a thing is there, not whether an error is', () => {
    assert.deepEqual(conditionOf('err != nil').absent, []);
    assert.deepEqual(conditionOf('s.next == nil && !done').absent, ['s.next', 'done']);
    assert.deepEqual(conditionOf('let Some(next) = &self.next').absent, ['&self.next']);
  });
});
