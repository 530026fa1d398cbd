import assert from 'node:assert/strict';
import { counted, grouped, percent } from '../../../src/vscode/figures.ts';

describe('figures', () => {
  it('group thousands', () => {
    assert.deepEqual([0, 999, 1000, 1234567].map(grouped), ['0', '999', '1,000', '1,234,567']);
  });

  it('name one thing and several', () => {
    assert.deepEqual(
      [0, 1, 2500].map((number) => counted(number, 'file')),
      ['0 files', '1 file', '2,500 files'],
    );
  });

  it('call only all of them 100 %', () => {
    assert.deepEqual([percent(999, 1000), percent(5, 5), percent(0, 0)], ['99 %', '100 %', '–']);
  });
});
