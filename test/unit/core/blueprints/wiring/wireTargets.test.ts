import assert from 'node:assert/strict';
import { wireTargets } from '../../../../../src/core/blueprints/wiring/wireTargets.ts';

describe('files for a registration', () => {
  it('come nearest first, those as near together', () => {
    const paths = ['a/main.ts', 'a/b/main.ts', 'c/main.ts', 'a/b/x/main.ts', 'a/b/other.ts'];
    assert.deepEqual(wireTargets(['**/main.ts'], 'a/b/orders', paths), [
      ['a/b/main.ts'],
      ['a/b/x/main.ts', 'a/main.ts'],
      ['c/main.ts'],
    ]);
  });
});
