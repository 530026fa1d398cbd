/** What a person does with sleep, and is told of it: on command, with progress, and in the morning. */
import * as vscode from 'vscode';
import { codeOf } from '../../base/codedError.ts';
import type { SleepReport } from '../../protocol/sleepApi.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import type { LearnedPanel } from '../learned/learnedPanel.ts';
import type { Presence } from './presence.ts';
import type { Sleeper } from './sleeper.ts';
import type { SleepReportPanel } from './sleepReportPanel.ts';
import { broughtBy, endedLine, sleepLine } from './sleepWords.ts';

export interface SleepDeskParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly sleeper: Sleeper;
  readonly presence: Presence;
  readonly reports: SleepReportPanel;
  readonly learned: LearnedPanel;
}

const SHOW = 'Show Report';

export class SleepDesk implements vscode.Disposable {
  readonly #parts: SleepDeskParts;
  readonly #listening: vscode.Disposable;

  constructor(parts: SleepDeskParts) {
    this.#parts = parts;
    const first = parts.index.onModelUpdated(() => {
      first.dispose();
      void this.#morning();
    });
    this.#listening = vscode.Disposable.from(
      first,
      parts.sleeper.onWoke(() => void this.#morning()),
      parts.presence.onReturned(() => void this.#morning()),
    );
  }

  async sleepNow(): Promise<SleepReport | undefined> {
    const { sleeper } = this.#parts;
    if (sleeper.now !== undefined) {
      await this.showReport();
      return undefined;
    }
    try {
      const report = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: 'Groundplan sleeps', cancellable: true },
        (progress, token) =>
          sleeper.sleep({
            signal: abortSignalOf(token),
            on: (now) => progress.report({ message: sleepLine(now) }),
          }),
      );
      await this.#slept();
      await this.#parts.engine.get().sleep.seen({ id: report.id });
      void this.#tell(endedLine(report), report.ended === 'failed');
      return report;
    } catch (error) {
      if (codeOf(error) === 'cancelled') return undefined;
      throw error;
    }
  }

  async showReport(): Promise<void> {
    await this.#parts.reports.show();
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Once for each night that brought something, in whichever window somebody comes back to first. */
  async #morning(): Promise<void> {
    try {
      const { sleep } = this.#parts.engine.get();
      const { reports, unread } = await sleep.reports({});
      const nights = reports.filter(({ id }) => unread.includes(id));
      const [newest] = nights;
      if (newest === undefined) return;
      await this.#slept();
      const { isNews } = await sleep.seen({ id: newest.id });
      if (!isNews) return;
      const told = nights.find((night) => night.ended === 'failed' || broughtBy(night) !== '');
      if (told === undefined) return;
      const words = told.ended === 'failed' ? endedLine(told) : broughtBy(told);
      void this.#tell(`While you were away: ${words.replace(/\.$/, '')}.`, false);
    } catch {
      // Nobody waits for it, and the page tells what is wrong with reports.
    }
  }

  async #slept(): Promise<void> {
    await Promise.all([this.#parts.learned.renewAdapters(), this.#parts.reports.renew()]);
  }

  async #tell(text: string, failed: boolean): Promise<void> {
    const show = failed ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    if ((await show(text, SHOW)) === SHOW) await this.showReport();
  }
}
