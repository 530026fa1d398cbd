/** A node of the tree as data. */
import type { Command } from 'vscode';
import type { Evidence } from '../../core/model/finding.ts';

export interface TreeNode {
  readonly label: string;
  /** Keeps its expansion over refreshes. */
  readonly id?: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon. */
  readonly icon?: string;
  readonly contextValue?: string;
  readonly command?: Command;
  readonly expanded?: boolean;
  readonly children?: () => TreeNode[] | Promise<TreeNode[]>;
  /** For the commands of its menu. */
  readonly suggestion?: { readonly root: string; readonly id: string };
}

/** A node shows at most this many children; the last one says how many more there are. */
const SHOWN = 200;

export function limited(nodes: readonly TreeNode[]): TreeNode[] {
  if (nodes.length <= SHOWN) return [...nodes];
  return [
    ...nodes.slice(0, SHOWN),
    { label: `… ${nodes.length - SHOWN} more`, description: 'groundplan on the command line lists all' },
  ];
}

export function evidenceNode(root: string, { path, line, text }: Evidence): TreeNode {
  return {
    label: path.split('/').at(-1) ?? path,
    description: `${path}:${line}`,
    tooltip: text,
    icon: 'go-to-file',
    command: { command: 'groundplan.openEvidence', title: 'Open', arguments: [root, path, line] },
  };
}
