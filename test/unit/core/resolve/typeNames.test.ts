import assert from 'node:assert/strict';
import { nameParts, typeArity } from '../../../../src/core/resolve/typeNames.ts';

describe('type names as written', () => {
  it('lose arguments, annotations, blanks, nullability and brackets', () => {
    assert.deepEqual(nameParts('java.util.Map<K, List<V>>.Entry<K, V>'), ['java', 'util', 'Map', 'Entry']);
    assert.deepEqual(nameParts('@Nullable Order [ ]'), ['Order']);
    assert.deepEqual(nameParts('`when`.Order?'), ['when', 'Order']);
  });

  it('are nothing when they are no name or absurdly long', () => {
    assert.deepEqual(nameParts('a + b'), []);
    assert.deepEqual(nameParts('a.'.repeat(1000)), []);
  });

  it('tell the number of their last arguments', () => {
    assert.deepEqual(['A', 'A<int>', 'A<B<C, D>, (E, F)>', 'A<,>', 'A<B>.C'].map(typeArity), [0, 1, 2, 2, 0]);
  });
});
