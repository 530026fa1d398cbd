import assert from 'node:assert/strict';
import { columns, count, namedColumns, percent, shorten, wrap } from '../../../src/cli/format/layout.ts';

describe('terminal layout', () => {
  it('wraps at spaces and leaves a long word whole', () => {
    assert.equal(wrap('aaa bbb ccccccccccccc d', 8, ' '), ' aaa bbb\n ccccccccccccc\n d');
  });

  it('keeps both ends of a long path', () => {
    assert.equal(shorten('src/core/model/graph.ts', 12), 'src…graph.ts');
    assert.equal(shorten('a.ts', 12), 'a.ts');
  });

  it('aligns columns', () => {
    assert.deepEqual(
      columns(
        [
          ['a', '10'],
          ['bbb', '2'],
        ],
        ['left', 'right'],
      ),
      ['a    10', 'bbb   2'],
    );
  });

  it('never rounds a share up to all or down to nothing', () => {
    assert.equal(percent(99_999, 100_000), '99.9 %');
    assert.equal(percent(1, 100_000), '0.1 %');
    assert.equal(percent(0, 0), '–');
    assert.equal(count(1, 'file'), '1 file');
  });

  it('cuts names, never numbers, to fit the width', () => {
    const rows = [
      ['packages/one/two/three/four.ts', '12 files'],
      ['a.ts', '1 file'],
    ];
    assert.deepEqual(namedColumns(rows, 34), [
      '  package…/three/four.ts  12 files',
      '  a.ts                      1 file',
    ]);
  });
});
