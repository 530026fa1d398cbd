/** The Groundplan tree: overview, suggestions, findings, cycles, modules, decisions. Every leaf opens its evidence. */
import * as vscode from 'vscode';
import type { IndexController } from '../indexController.ts';
import type { ModelViews } from '../modelViews.ts';
import { PAGE, page } from './page.ts';
import type { TreeNode } from './treeNode.ts';
import { SECTIONS } from './treeSections.ts';

export class ExplorerTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #views: ModelViews;
  readonly #index: IndexController;
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #listening: vscode.Disposable;
  /** Children shown, by the id of their parent, where a person asked for more. */
  readonly #shown = new Map<string, number>();
  /** Sections by root. */
  readonly #last = new Map<string, TreeNode[]>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(views: ModelViews, index: IndexController) {
    this.#views = views;
    this.#index = index;
    this.#listening = views.onChanged(() => this.#changed.fire(undefined));
  }

  /** No root that has been analysed: the view's welcome content stands instead. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node !== undefined) return page(node, await childrenOf(node), this.#shownOf(node));
    const roots = this.#index.modelledRoots;
    if (roots.length > 1) return roots.map((root) => folderNode(root, () => this.#sections(root)));
    return roots[0] === undefined ? [] : this.#sections(roots[0]);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    if (node.id !== undefined) item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = node.tooltip;
    if (node.icon !== undefined) item.iconPath = new vscode.ThemeIcon(node.icon);
    if (node.contextValue !== undefined) item.contextValue = node.contextValue;
    if (node.command !== undefined) item.command = node.command;
    item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(', ') };
    return item;
  }

  showMore(node: TreeNode): void {
    if (node.id !== undefined) this.#shown.set(node.id, this.#shownOf(node) + PAGE);
    this.#changed.fire(node);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #shownOf({ id = '' }: TreeNode): number {
    return this.#shown.get(id) ?? PAGE;
  }

  /** While the engine is away, what was known of it stays. */
  async #sections(root: string): Promise<TreeNode[]> {
    try {
      const sections = await Promise.all(SECTIONS.map((section) => section(this.#views, root)));
      this.#last.set(root, sections);
    } catch {
      // The index state says why, and a new model refreshes the tree.
    }
    return this.#last.get(root) ?? [];
  }
}

/** None while the engine is away: a rejection would be shown as a toast, and its state says why already. */
async function childrenOf({ children }: TreeNode): Promise<TreeNode[]> {
  try {
    return (await children?.()) ?? [];
  } catch {
    return [];
  }
}

function collapsibleState({ children, expanded }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children === undefined) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function folderNode(root: string, children: () => Promise<TreeNode[]>): TreeNode {
  return {
    id: `folder:${root}`,
    label: root.split(/[\\/]/).at(-1) ?? root,
    icon: 'root-folder',
    tooltip: root,
    expanded: true,
    children,
  };
}
