/** Asks why a suggestion was dismissed, for who wants to tell: a word in the status bar for a while, and nothing in the way. */
import * as vscode from 'vscode';
import { PROPOSED_REASONS } from '../../core/model/feedback.ts';

/** How long it can be told. */
const OFFERED_MS = 30_000;
const MOST_LETTERS = 500;

const OWN = 'In your own words…';

/** @param tell the reason, once the person has given one. */
export class AskWhy implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('groundplan.why', vscode.StatusBarAlignment.Left, 0);
  #tell: ((reason: string) => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#item.name = 'Groundplan: Reason of a Dismissal';
    this.#item.text = '$(comment) Dismissed. Tell why…';
    this.#item.tooltip = 'Groundplan learns more from a reason. It stays on this machine.';
    this.#item.command = 'groundplan.tellWhy';
  }

  offer(tell: (reason: string) => Promise<void>): void {
    this.withdraw();
    this.#tell = tell;
    this.#item.show();
    this.#timer = setTimeout(() => this.withdraw(), OFFERED_MS);
  }

  /** @param said without asking. */
  async ask(said?: string): Promise<void> {
    const tell = this.#tell;
    if (tell === undefined) {
      void vscode.window.showInformationMessage('Nothing was dismissed a moment ago.');
      return;
    }
    clearTimeout(this.#timer);
    const reason = (said ?? (await chosenReason()))?.trim().slice(0, MOST_LETTERS);
    this.withdraw();
    if (reason) await tell(reason);
  }

  withdraw(): void {
    clearTimeout(this.#timer);
    this.#tell = undefined;
    this.#item.hide();
  }

  dispose(): void {
    this.withdraw();
    this.#item.dispose();
  }
}

async function chosenReason(): Promise<string | undefined> {
  const title = 'Why Was It Dismissed?';
  const chosen = await vscode.window.showQuickPick([...PROPOSED_REASONS, OWN], { title });
  if (chosen !== OWN) return chosen;
  const placeHolder = 'What is wrong with it?';
  return vscode.window.showInputBox({ title, placeHolder, prompt: 'It stays on this machine.' });
}
