import assert from 'node:assert/strict';
import type { Suggestion } from '../../../../src/core/model/suggestion.ts';
import type { HeldBack, ModelViews } from '../../../../src/vscode/modelViews.ts';
import type { TreeNode } from '../../../../src/vscode/views/treeNode.ts';
import { SECTIONS } from '../../../../src/vscode/views/treeSections.ts';

function suggestion(id: string): Suggestion {
  const told = { title: id, rationale: '', confidence: 'likely', score: 0.5, origin: 'rule' } as const;
  return { id, kind: 'remove-orphan', ...told, evidence: [], edits: [], steps: [] };
}

/** What the section of suggestions lists, with what folded nodes hold. */
async function listed(ids: readonly string[], held: Partial<HeldBack> = {}): Promise<string[]> {
  const views = {
    lastSuggestions: () => ids.map(suggestion),
    heldBack: () => ({ quiet: new Set<string>(), hidden: [], ...held }),
  } as unknown as ModelViews;
  const { children } = await SECTIONS[1]!(views, '/w');
  const labelOf = async ({ label, id, tooltip, children: own }: TreeNode) => {
    const inside = id?.startsWith('quiet:') || id?.startsWith('hidden:') ? ((await own?.()) ?? []) : [];
    return [
      label,
      ...inside.map((each) => `in it: ${each.suggestion?.id}`),
      ...(tooltip ? [] : ['?']),
    ].join();
  };
  return Promise.all(((await children?.()) ?? []).map(labelOf));
}

describe('suggestions in the tree', () => {
  it('are all there, in their order, where nothing was learned', async () => {
    assert.equal((await listed(['a', 'b'])).length, 2);
  });

  it('stand folded at the end where they are less likely to be of use', async () => {
    const nodes = await listed(['a', 'b', 'c'], { quiet: new Set(['b', 'c']) });
    assert.equal(nodes.length, 2);
    assert.equal(nodes[1], '2 less likely to be of use to you,in it: b,in it: c');
  });

  it('that are held back are told of', async () => {
    const nodes = await listed([], { hidden: [{ suggestion: suggestion('x'), item: 'rejection:1' }] });
    assert.deepEqual(nodes, ['1 not shown: like what you dismissed,in it: x']);
  });

  it('stand in the engine’s own order where what was learned cannot be read, and say so', async () => {
    const nodes = await listed(['a'], { notice: 'The knowledge cannot be used.' });
    assert.equal(nodes[1], 'In the engine’s own order');
  });
});
