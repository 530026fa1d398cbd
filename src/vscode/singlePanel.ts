/** A page in an editor of its own, of which there is one: made or brought forward, back after a reload, and heard only in words it knows. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { markIn } from './mark.ts';
import { webviewPage } from './webviewPage.ts';

export interface SinglePanelParts<From> {
  /** As VS Code remembers it over a reload. */
  readonly type: string;
  readonly title: string;
  readonly page: { readonly name: string; readonly tag: string; readonly title: string };
  readonly schema: v.GenericSchema<unknown, From>;
  readonly extensionUri: vscode.Uri;
  receive(message: From): Promise<unknown>;
}

export class SinglePanel<From, To> implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #parts: SinglePanelParts<From>;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor(parts: SinglePanelParts<From>) {
    this.#parts = parts;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(parts.type, this);
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** A page that is hidden is gone: it asks again once it is back. */
  get isVisible(): boolean {
    return this.#panel?.visible === true;
  }

  show(): void {
    const { type, title } = this.#parts;
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    const unseen = tabsOf(type);
    this.#adopt(vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active, {}));
    if (unseen.length > 0) void vscode.window.tabGroups.close(unseen, true);
  }

  /** To nobody where it is closed. */
  send(message: To): void {
    void this.#panel?.webview.postMessage(message);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { extensionUri, page, schema, receive } = this.#parts;
    const assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const { webview } = panel;
    panel.iconPath = markIn(extensionUri);
    webview.options = { enableScripts: true, localResourceRoots: [assets] };
    webview.html = webviewPage(webview, { assets, ...page });
    webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(schema, message);
      if (parsed.success) void receive(parsed.output);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
  }
}

/** Those that a reload has brought back and nobody has looked at yet hold no panel. */
function tabsOf(type: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      // VS Code writes a word of its own before it.
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(`-${type}`),
    );
}
