import assert from 'node:assert/strict';
import { CodedError } from '../../../../src/base/codedError.ts';
import type { Hit } from '../../../../src/vscode/search/searchRoots.ts';
import { searchRows } from '../../../../src/vscode/search/searchRows.ts';

const ORDER: Hit = {
  root: '/shop',
  path: 'src/order.ts',
  startLine: 5,
  endLine: 9,
  symbol: 'Order.place',
  kind: 'method',
  score: 1,
  lines: [
    { line: 5, text: '  place(): void {' },
    { line: 6, text: '    $(document).ready();' },
  ],
};

function rowsOf(hits: readonly Hit[], folder?: string) {
  const view = { state: 'found', query: 'an $(gear)', answer: { hits, notices: [] } } as const;
  return searchRows(view, () => folder);
}

describe('the rows of a search', () => {
  it('name the symbol, its place and its lines; code that looks like an icon stays code', () => {
    const [row] = rowsOf([ORDER]);
    assert.deepEqual(row, {
      icon: 'symbol-method',
      label: 'Order.place',
      description: 'src/order.ts:5',
      detail: 'place(): void { ⏎ \\$(document).ready();',
      hit: ORDER,
    });
  });

  it('say of what is no piece of a file what it is, and what is said of it', () => {
    const decision: Hit = {
      of: 'decision',
      root: '/shop',
      path: 'docs/adr/1.md',
      startLine: 1,
      endLine: 1,
      symbol: 'Take cards',
      kind: 'record',
      says: ['accepted', 'Nobody carries coins.', 'We take cards.', 'More.'],
      score: 1,
    };
    const module: Hit = {
      ...decision,
      of: 'module',
      path: 'src/shop',
      startLine: 0,
      symbol: 'src/shop',
      kind: 'module',
    };
    const said: Hit = {
      ...decision,
      of: 'conversation',
      path: '',
      startLine: 0,
      kind: 'answer',
      conversation: 'c',
    };
    assert.deepEqual(
      rowsOf([decision, module, said]).map(({ icon, description, detail }) => [icon, description, detail]),
      [
        ['law', 'record docs/adr/1.md:1', 'accepted ⏎ Nobody carries coins. ⏎ We take cards.'],
        ['package', 'src/shop', 'accepted ⏎ Nobody carries coins. ⏎ We take cards.'],
        ['comment-discussion', 'answer', 'accepted ⏎ Nobody carries coins. ⏎ We take cards.'],
      ],
    );
  });

  it('name the file where there is no symbol, no detail where there are no lines, and the folder among several', () => {
    const { symbol: _, lines: __, ...bare } = ORDER;
    const [row] = rowsOf([bare], 'shop');
    assert.equal(row!.label, 'order.ts');
    assert.equal(row!.description, 'shop • src/order.ts:5');
    assert.equal(row!.detail, undefined);
  });

  it('say that nothing is found, and nothing before it is known', () => {
    assert.equal(rowsOf([])[0]!.label, 'Nothing found for “an \\$(gear)”');
    assert.deepEqual(
      searchRows({ state: 'idle' }, () => undefined),
      [],
    );
  });

  it('tell a workspace that is not analysed from an engine that is gone and from what failed', () => {
    const labelOf = (error: unknown) =>
      searchRows({ state: 'failed', query: 'x', error }, () => undefined)[0]!;
    assert.match(labelOf(new CodedError('not-analysed', 'Not yet.')).label, /not analysed yet/);
    const gone = labelOf(new CodedError('engine-gone', 'It ended.'));
    assert.match(gone.label, /engine has stopped/);
    assert.match(gone.detail!, /^It ended\. /);
    assert.ok(gone.again);
    assert.match(labelOf('odd').label, /search failed/);
  });
});
