/** Reports of nights, in an editor of their own: one at a time, back after a reload. */
import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import type { SleepReport } from '../../protocol/sleepApi.ts';
import { type FromSleep, fromSleepSchema, type ToSleep } from '../../protocol/sleepPanel.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { LearnedPanel } from '../learned/learnedPanel.ts';
import { SinglePanel } from '../singlePanel.ts';
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

export class SleepReportPanel implements vscode.Disposable {
  readonly #parts: SleepReportPanelParts;
  readonly #listening: vscode.Disposable;
  readonly #panel: SinglePanel<FromSleep, ToSleep>;
  #reports: readonly SleepReport[] = [];

  constructor(parts: SleepReportPanelParts) {
    this.#parts = parts;
    this.#panel = new SinglePanel({
      type: TYPE,
      title: TITLE,
      page: { name: 'sleep', tag: 'gp-sleep-page', title: TITLE },
      schema: fromSleepSchema,
      extensionUri: parts.extensionUri,
      receive: (message) => this.#receive(message),
    });
    this.#listening = vscode.Disposable.from(
      this.#panel,
      parts.sleeper.onChanged(() => this.#tellNow()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('groundplan.sleep')) void this.renew();
      }),
    );
  }

  async show(): Promise<void> {
    const isThere = this.#panel.isOpen;
    this.#panel.show();
    // A page that is new asks by itself.
    if (isThere) await this.renew();
  }

  /** There may be another night. */
  async renew(): Promise<void> {
    if (!this.#panel.isOpen) return;
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
    this.#panel.send(message);
  }
}
