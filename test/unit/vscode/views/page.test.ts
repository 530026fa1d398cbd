import assert from 'node:assert/strict';
import { PAGE, page } from '../../../../src/vscode/views/page.ts';

const node = { id: 'parent', label: 'parent' };
const children = (number: number) => Array.from({ length: number }, (_, at) => ({ label: `${at}` }));

describe('page', () => {
  it('shows as many children as fit, without more', () => {
    assert.equal(page(node, children(PAGE), PAGE).length, PAGE);
    assert.deepEqual(page(node, [], PAGE), []);
  });

  it('ends with a node that shows more of its parent', () => {
    const shown = page(node, children(PAGE + 7), PAGE);
    assert.equal(shown.length, PAGE + 1);
    assert.equal(shown.at(-1)!.label, 'Show 7 more');
    assert.deepEqual(shown.at(-1)!.command?.arguments, [node]);
  });

  it('promises no more than it will show', () => {
    assert.equal(page(node, children(5 * PAGE), PAGE).at(-1)!.label, `Show ${PAGE} more`);
    assert.equal(page(node, children(5 * PAGE), PAGE).at(-1)!.description, `${4 * PAGE} not shown`);
  });
});
