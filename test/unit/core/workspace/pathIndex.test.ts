import assert from 'node:assert/strict';
import { createPathIndex } from '../../../../src/core/workspace/pathIndex.ts';

describe('the path index', () => {
  const index = createPathIndex(['a/b/c.ts', 'a/d.ts', 'e/c.ts']);

  it('knows files, folders and the folders between', () => {
    assert.ok(index.has('a/b/c.ts') && !index.has('a/b'));
    assert.ok(index.hasFolder('a/b') && index.hasFolder('') && !index.hasFolder('a/x'));
    assert.deepEqual(index.foldersIn(''), ['a', 'e']);
    assert.deepEqual(index.filesIn('a'), ['a/d.ts']);
  });

  it('finds files by name anywhere', () => {
    assert.deepEqual(index.named('c.ts'), ['a/b/c.ts', 'e/c.ts']);
    assert.deepEqual(index.named('x'), []);
  });
});
