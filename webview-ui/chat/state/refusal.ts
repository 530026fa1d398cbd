import type { PanelStatus } from '../../../src/protocol/panel.ts';

/** Why nothing can be asked now, in few words; empty where it can. @param known a model of the workspace stands. */
export function refusalOf({ state, hasFolder }: PanelStatus, known: boolean): string {
  if (!hasFolder) return 'No folder is open';
  if (state.phase === 'error') return 'The engine is down';
  if (known) return '';
  return state.phase === 'indexing' ? 'Reading the workspace…' : 'Not analysed yet';
}
