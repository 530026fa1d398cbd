/** The feedback log: every recorded action as it happens, the newest first, in an editor that follows. */
import * as vscode from 'vscode';
import type { FeedbackLine } from '../../protocol/feedbackApi.ts';
import type { FeedbackRecorder } from './feedbackRecorder.ts';

const SCHEME = 'groundplan-feedback';
const LOG = vscode.Uri.from({ scheme: SCHEME, path: '/Feedback Log' });
const MOST = 500;

const EMPTY = `Nothing is recorded yet.

Groundplan records what you do with its suggestions: accepting, undoing and dismissing them, how much of them is left after some
time, and how you speak of them in comments, commits and the chat. Each kind has its switch. It stays on this machine. "Groundplan: Forget Feedback" erases it, the setting groundplan.feedback.enabled stops it.
`;

export class FeedbackLog implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #feedback: FeedbackRecorder;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #listening: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(feedback: FeedbackRecorder) {
    this.#feedback = feedback;
    this.#listening = vscode.Disposable.from(
      feedback.onRecorded(() => this.#changed.fire(LOG)),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      this.#changed,
    );
  }

  async show(): Promise<void> {
    this.#changed.fire(LOG);
    const document = await vscode.workspace.openTextDocument(LOG);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(): Promise<string> {
    const { lines } = await this.#feedback.api.log({ most: MOST });
    return lines.length === 0 ? EMPTY : lines.map(lineText).join('');
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

function lineText({ atMs, title, suggestion, text }: FeedbackLine): string {
  const at = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  return `${day} ${time}  ${text.padEnd(24)}  ${title || suggestion}\n`;
}
