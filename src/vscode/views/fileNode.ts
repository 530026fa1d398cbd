import type { TreeNode } from './treeNode.ts';

/** The name first: a narrow tree cuts the end off. */
export function fileNode(root: string, path: string, about = ''): TreeNode {
  const name = path.split('/').at(-1) ?? path;
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  return {
    label: name,
    description: [about, folder].filter(Boolean).join(' · '),
    tooltip: path,
    icon: 'file-code',
    contextValue: 'place',
    place: { root, focus: path },
    command: { command: 'groundplan.openEvidence', title: 'Open', arguments: [root, path, 1] },
  };
}
