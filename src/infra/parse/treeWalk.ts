/** Small questions about tree-sitter nodes. */
import type { Node } from 'web-tree-sitter';

/** Deeper source is not looked into: recursion on hostile input stays bounded. */
const MAX_DEPTH = 400;

/** Visits a node and what is below it, until the visitor answers false for a branch. */
export function walk(node: Node, visit: (node: Node, depth: number) => boolean, depth = 0): void {
  if (!visit(node, depth) || depth >= MAX_DEPTH) return;
  for (const child of node.namedChildren) if (child !== null) walk(child, visit, depth + 1);
}

export function hasToken(node: Node, type: string): boolean {
  return node.children.some((child) => child?.type === type);
}

export function childOfType(node: Node, ...types: readonly string[]): Node | undefined {
  return node.namedChildren.find((child) => child !== null && types.includes(child.type)) ?? undefined;
}

/** Start of the comments that stand directly above a node, no blank line between; the node's own start without any. */
export function startWithComments(node: Node, floor: number): number {
  let start = node;
  for (let above = node.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const gap = start.startPosition.row - above.endPosition.row;
    const trailing = above.previousSibling?.endPosition.row === above.startPosition.row;
    if (gap > 1 || trailing || above.startIndex < floor) break;
    start = above;
  }
  return start.startIndex;
}
