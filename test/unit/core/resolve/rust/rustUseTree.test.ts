import assert from 'node:assert/strict';
import { segmentsOf, usePaths } from '../../../../../src/core/resolve/rust/rustUseTree.ts';

function written(tree: string): string[] {
  return usePaths(tree).map(({ segments, alias }) => `${segments.join('::')} as ${alias}`);
}

describe('usePaths', () => {
  it('yields one path for each name of nested groups', () => {
    assert.deepEqual(written('a::{b, c::{self, d as e}, f::*}'), [
      'a::b as b',
      'a::c as c',
      'a::c::d as e',
      'a::f::* as *',
    ]);
  });

  it('passes over comments and line breaks', () => {
    assert.deepEqual(written('a::{\n  b, // first\n  /* second */ c,\n}'), ['a::b as b', 'a::c as c']);
  });

  it('keeps self and super at the beginning', () => {
    assert.deepEqual(written('self::x'), ['self::x as x']);
    assert.deepEqual(written('super::{self, y}'), ['super as super', 'super::y as y']);
  });

  it('marks a path from outside the crate by an empty first segment', () => {
    assert.deepEqual(usePaths('::serde::de')[0]?.segments, ['', 'serde', 'de']);
  });

  it('strips the marks of raw names', () => {
    assert.deepEqual(written('r#async::r#type as r#fn'), ['async::type as fn']);
  });

  it('ends on braces that never close', () => {
    assert.equal(usePaths('a::{'.repeat(5_000)).length, 0);
  });
});

describe('segmentsOf', () => {
  it('drops type arguments', () => {
    assert.deepEqual(segmentsOf('a::Vec::<b::C<D>>::new'), ['a', 'Vec', 'new']);
  });
});
