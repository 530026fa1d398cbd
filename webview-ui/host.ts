/** The extension, as the page reaches it, and what the page keeps while it is hidden. */
import type { FromPanel, PanelAnswer } from '../src/protocol/panel.ts';

/** What outlives the page: VS Code drops it whenever the view is hidden. */
export interface Kept {
  readonly kind: string;
  readonly answer?: PanelAnswer | undefined;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const api = acquireVsCodeApi();

export function send(message: FromPanel): void {
  api.postMessage(message);
}

export function recall(): Kept {
  return api.getState() ?? { kind: '' };
}

export function keep(kept: Kept): void {
  api.setState(kept);
}
