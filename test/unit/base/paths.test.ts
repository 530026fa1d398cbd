import assert from 'node:assert/strict';
import { basename, dirname, extname, join, relative } from '../../../src/base/paths.ts';

describe('paths', () => {
  it('joins and normalises, and refuses to leave the workspace', () => {
    assert.equal(join('a/b', '../c', './d.ts'), 'a/c/d.ts');
    assert.equal(join('a', '../../b'), undefined);
    assert.equal(join('', 'b'), 'b');
  });

  it('leads from a folder to a file with a dot at the front', () => {
    assert.equal(relative('a/b', 'a/c/d.ts'), '../c/d.ts');
    assert.equal(relative('a', 'a/b.ts'), './b.ts');
    assert.equal(relative('', 'b.ts'), './b.ts');
    assert.equal(relative('a/b', 'c.ts'), '../../c.ts');
  });

  it('takes names and extensions apart without taking a dotfile for an extension', () => {
    assert.equal(extname('a/.eslintrc'), '');
    assert.equal(extname('a/B.TSX'), '.tsx');
    assert.equal(basename('a/b'), 'b');
    assert.equal(dirname('b'), '');
  });
});
