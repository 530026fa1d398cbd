/** The view of models: those on this machine, and those to be had. Read when the view is first opened. */
import * as vscode from 'vscode';
import { sizeText } from '../../base/sizeText.ts';
import type { ModelUse } from '../../core/model/textModels.ts';
import type { RegistryEntry } from '../../protocol/registryApi.ts';
import type { EngineHandle } from '../engineHandle.ts';

const USES: Readonly<Record<ModelUse, string>> = {
  text: 'writes',
  embedding: 'vectors',
  sentiment: 'feelings',
};

export type ModelNode =
  | { readonly kind: 'group'; readonly label: string; readonly entries: readonly RegistryEntry[] }
  | { readonly kind: 'model'; readonly entry: RegistryEntry };

export class ModelTree implements vscode.TreeDataProvider<ModelNode>, vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(engine: EngineHandle) {
    this.#engine = engine;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: ModelNode): Promise<ModelNode[]> {
    if (node?.kind === 'group') return node.entries.map((entry) => ({ kind: 'model', entry }));
    if (node !== undefined) return [];
    const { models } = await this.#engine.get().registry.list({});
    const isHere = ({ installed, ships }: RegistryEntry) => installed !== undefined || ships;
    return [
      { kind: 'group', label: 'On This Machine', entries: models.filter(isHere) },
      { kind: 'group', label: 'To Be Had', entries: models.filter((each) => !isHere(each)) },
    ];
  }

  getTreeItem(node: ModelNode): vscode.TreeItem {
    if (node.kind === 'group') {
      const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.label;
      return item;
    }
    const { entry } = node;
    const item = new vscode.TreeItem(entry.title);
    item.id = entry.id;
    item.description = descriptionOf(entry);
    item.tooltip = tooltipOf(entry);
    item.iconPath = new vscode.ThemeIcon(iconOf(entry));
    item.contextValue = `model.${entry.use}.${entry.ships ? 'ships' : entry.installed === undefined ? 'offered' : 'here'}`;
    item.accessibilityInformation = { label: `${entry.title}, ${item.description}` };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function descriptionOf({ chosen, use, ships, installed, catalogue }: RegistryEntry): string {
  const bytes = installed?.bytes ?? catalogue?.aboutBytes ?? 0;
  const parts = [ships ? 'ships' : sizeText(bytes), chosen ? 'in use' : '', USES[use]];
  return parts.filter((each) => each !== '').join(' · ');
}

/** Names come from files that anyone may have written: no Markdown of theirs is read as such. */
function tooltipOf({ id, licence, catalogue, installed, measured }: RegistryEntry): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const line = (label: string, value: string | undefined) => {
    if (value !== undefined && value !== '') text.appendText(`${label}: ${value}`).appendMarkdown('\n\n');
  };
  line('Name', id);
  line('Licence', licence === undefined ? 'not said' : licence.name);
  line('Parameters', catalogue?.parameters);
  line(
    'Context',
    measured === undefined
      ? contextOf(catalogue?.contextTokens)
      : `${measured.tokens.toLocaleString('en')} tokens, measured here`,
  );
  line('File', installed?.path);
  line('Note', catalogue?.note);
  return text;
}

function contextOf(tokens: number | undefined): string | undefined {
  return tokens === undefined ? undefined : `${tokens.toLocaleString('en')} tokens`;
}

function iconOf({ chosen, installed, ships }: RegistryEntry): string {
  if (chosen) return 'pass-filled';
  return installed !== undefined || ships ? 'circle-large-outline' : 'cloud-download';
}
