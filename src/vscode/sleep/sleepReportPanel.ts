/** Reports of nights, in an editor of their own: one at a time, back after a reload. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import type { SleepReport } from '../../protocol/sleepApi.ts';
import { type FromSleep, fromSleepSchema, type ToSleep } from '../../protocol/sleepPanel.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { LearnedPanel } from '../learned/learnedPanel.ts';
import { markIn } from '../mark.ts';
import { webviewPage } from '../webviewPage.ts';
import type { Sleeper } from './sleeper.ts';
import { automaticSleep, sleepEnabled } from './sleepSettings.ts';
import { broughtBy, shownNight, whenText } from './sleepWords.ts';

const TYPE = 'groundplan.sleepReport';
const TITLE = 'Sleep Report';

export interface SleepReportPanelParts {
  readonly engine: EngineHandle;
  readonly sleeper: Sleeper;
  readonly learned: LearnedPanel;
  readonly extensionUri: vscode.Uri;
}

export class SleepReportPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #parts: SleepReportPanelParts;
  readonly #listening: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #reports: readonly SleepReport[] = [];

  constructor(parts: SleepReportPanelParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(TYPE, this),
      parts.sleeper.onChanged(() => this.#tellNow()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundplan.sleep')) void this.renew();
      }),
    );
  }

  async show(): Promise<void> {
    if (this.#panel === undefined)
      return this.#adopt(vscode.window.createWebviewPanel(TYPE, TITLE, vscode.ViewColumn.Active, {}));
    this.#panel.reveal();
    await this.renew();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  /** There may be another night. */
  async renew(): Promise<void> {
    if (this.#panel === undefined) return;
    try {
      const { sleep } = this.#parts.engine.get();
      const { reports } = await sleep.reports({});
      this.#reports = reports;
      const when = whenText({ ...automaticSleep(), enabled: sleepEnabled() });
      this.#send({ type: 'nights', nights: reports.map(shownNight), when });
      const [newest] = reports;
      if (newest !== undefined) await sleep.seen({ id: newest.id });
    } catch (error) {
      this.#send({ type: 'failed', reason: messageOf(error) });
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { extensionUri } = this.#parts;
    const assets = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.iconPath = markIn(extensionUri);
    panel.webview.options = { enableScripts: true, localResourceRoots: [assets] };
    const page = { assets, name: 'sleep', tag: 'gp-sleep-page', title: TITLE };
    panel.webview.html = webviewPage(panel.webview, page);
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(fromSleepSchema, message);
      if (parsed.success) void this.#receive(parsed.output);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
  }

  async #receive(message: FromSleep): Promise<void> {
    const run = vscode.commands.executeCommand;
    switch (message.type) {
      case 'ready':
        this.#tellNow();
        return this.renew();
      case 'sleepNow':
        return run('groundplan.sleepNow');
      case 'stop':
        return this.#parts.sleeper.stop();
      case 'undo':
        return this.#undo(message.night);
      case 'showAdapters':
        return this.#parts.learned.showAdapters();
      case 'showSettings':
        return run('workbench.action.openSettings', 'groundplan.sleep');
    }
  }

  /** Asks first. */
  async #undo(id: string): Promise<void> {
    const night = this.#reports.find((each) => each.id === id);
    if (night === undefined) return;
    const agreed = await vscode.window.showWarningMessage(
      'Take back what this night has changed?',
      {
        modal: true,
        detail: `${broughtBy(night)}. What was used before is used again; what came later stays.`,
      },
      'Take Back',
    );
    if (agreed === undefined) return;
    try {
      await this.#parts.engine.get().sleep.undo({ id });
      this.#send({ type: 'said', text: 'Taken back.' });
    } catch (error) {
      void vscode.window.showErrorMessage(`Groundplan: ${messageOf(error)}`);
    }
    await this.renew();
    await this.#parts.learned.renewAdapters();
  }

  #tellNow(): void {
    const { now } = this.#parts.sleeper;
    this.#send({ type: 'sleeping', ...(now && { now }) });
  }

  #send(message: ToSleep): void {
    void this.#panel?.webview.postMessage(message);
  }
}
