/** The Groundplan tree: overview, modules, cycles, findings, suggestions. Every leaf opens its evidence. */
import * as vscode from 'vscode';
import type { Engine } from '../../protocol/engineApi.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import type { TreeNode } from './treeNode.ts';
import { SECTIONS } from './treeSections.ts';

export class ExplorerTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listening: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(engine: EngineHandle, index: IndexController) {
    this.#engine = engine;
    this.#index = index;
    this.#listening = index.onModelUpdated(() => this.refresh());
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** No root that is ready: the view's welcome content stands instead. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node !== undefined) return (await node.children?.()) ?? [];
    const roots = this.#index.roots.filter((root) => this.#index.isReady(root));
    if (roots.length > 1)
      return roots.map((root) => folderNode(root, () => sections(this.#engine.get(), root)));
    return roots[0] === undefined ? [] : sections(this.#engine.get(), roots[0]);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const open = node.children !== undefined;
    const state = !open
      ? vscode.TreeItemCollapsibleState.None
      : node.expanded
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    if (node.id !== undefined) item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = new vscode.MarkdownString(escapeMarkdown(node.tooltip));
    if (node.icon !== undefined) item.iconPath = new vscode.ThemeIcon(node.icon);
    if (node.contextValue !== undefined) item.contextValue = node.contextValue;
    if (node.command !== undefined) item.command = node.command;
    item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(', ') };
    return item;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

async function sections(engine: Engine, root: string): Promise<TreeNode[]> {
  return Promise.all(SECTIONS.map((section) => section(engine, root)));
}

function folderNode(root: string, children: () => Promise<TreeNode[]>): TreeNode {
  return {
    label: root.split(/[\\/]/).at(-1) ?? root,
    icon: 'root-folder',
    tooltip: root,
    expanded: true,
    children,
  };
}

/** Names come from repositories: nothing in them may become a link or an image. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replaceAll('\n', '  \n');
}
