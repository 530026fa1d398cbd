/** The extension, as this page reaches it. */
import type { FromSleep } from '../../src/protocol/sleepPanel.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromSleep): void };

const api = acquireVsCodeApi();

export function send(message: FromSleep): void {
  api.postMessage(message);
}
