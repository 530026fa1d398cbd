/** A node with many children shows some, and a last one that shows more. */
import type { TreeNode } from './treeNode.ts';

/** Children that a node shows at first, and so many more each time that a person asks for them. */
export const PAGE = 100;

export function page(node: TreeNode, children: readonly TreeNode[], shown: number): TreeNode[] {
  const more = children.length - shown;
  if (more <= 0) return [...children];
  const next: TreeNode = {
    label: `Show ${Math.min(more, PAGE)} more`,
    description: `${more} not shown`,
    icon: 'ellipsis',
    command: { command: 'groundplan.showMore', title: 'Show more', arguments: [node] },
  };
  return [...children.slice(0, shown), next];
}
