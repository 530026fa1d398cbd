/** The extension, as this page reaches it, and what the page keeps while it is hidden. */
import type { LearnedKind } from '../../src/core/model/learned.ts';
import type { FromLearned } from '../../src/protocol/learnedPanel.ts';

export interface KeptLearned {
  readonly words?: string;
  /** Groups. */
  readonly closed?: readonly (LearnedKind | 'adapter')[];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromLearned): void;
  getState(): KeptLearned | undefined;
  setState(state: KeptLearned): void;
};

const api = acquireVsCodeApi();

export function send(message: FromLearned): void {
  api.postMessage(message);
}

export function recall(): KeptLearned {
  return api.getState() ?? {};
}

export function keep(kept: KeptLearned): void {
  api.setState({ ...recall(), ...kept });
}
