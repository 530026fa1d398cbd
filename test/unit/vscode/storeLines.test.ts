import assert from 'node:assert/strict';
import { storeLines } from '../../../src/vscode/store/storeLines.ts';

describe('the search index as rows of a list', () => {
  it('say what it takes, where it is, what is in it and what is wrong', () => {
    const rows = { code: 1200, symbol: 30, pattern: 0 };
    const report = {
      kind: 'sqlite',
      place: '/x',
      sizeBytes: 2_500_000,
      mostBytes: 2e9,
      rows,
      notice: 'Slow.',
    } as const;
    assert.deepEqual(
      storeLines(report).map(({ label, description }) => `${label} | ${description}`),
      [
        '$(database) 2.5 MB of at most 2,000 MB | in SQLite',
        '$(folder) Place | /x',
        '$(list-unordered) 1,200 | code',
        '$(list-unordered) 30 | symbol',
        '$(warning) Notice | Slow.',
      ],
    );
  });
});
