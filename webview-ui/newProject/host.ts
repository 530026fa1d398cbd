/** The extension, as this page reaches it. */
import type { FromNewProject } from '../../src/protocol/newProjectPanel.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromNewProject): void };

const api = acquireVsCodeApi();

export function send(message: FromNewProject): void {
  api.postMessage(message);
}
