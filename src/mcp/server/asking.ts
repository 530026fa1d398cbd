/** What comes with a request: a way to stop it, and where its progress goes. */
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import type { AnalysedWorkspace } from '../workspace/analysedWorkspace.ts';
import { growingProgress } from './progress.ts';

export type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** Waits for the workspaces to be analysed, telling how far that is to whoever gave a token for it. */
export async function ready(workspaces: readonly AnalysedWorkspace[], extra: Extra): Promise<void> {
  const progressToken = extra._meta?.progressToken;
  for (const workspace of workspaces) {
    const grown = growingProgress();
    await workspace.ready(extra.signal, (state) => {
      const step = grown(state);
      if (progressToken === undefined || step === undefined) return;
      // Who no longer listens loses nothing but this.
      extra
        .sendNotification({ method: 'notifications/progress', params: { progressToken, ...step } })
        .catch(() => {});
    });
  }
}
