/** A node of the tree as data. */
import type { Command } from 'vscode';
import type { Evidence } from '../../core/model/finding.ts';

export interface TreeNode {
  readonly label: string;
  /** Keeps its expansion over refreshes. */
  readonly id?: string;
  readonly description?: string;
  /** Plain text: names come from repositories, and Markdown would make links of them. */
  readonly tooltip?: string;
  /** A codicon. */
  readonly icon?: string;
  readonly contextValue?: string;
  readonly command?: Command;
  readonly expanded?: boolean;
  readonly children?: () => TreeNode[] | Promise<TreeNode[]>;
  /** What the map shows of it. */
  readonly place?: { readonly root: string; readonly focus?: string };
  /** Id of what is learned that hides it. */
  readonly item?: string;
  /** For the commands of its menu. */
  readonly suggestion?: { readonly root: string; readonly id: string };
  readonly finding?: { readonly root: string; readonly id: string };
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
