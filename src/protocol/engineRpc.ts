/** How the engine's interface travels between processes: its method names, and errors that keep their code. */
import type { EngineApi, IndexState } from './engineApi.ts';

/** Methods whose last argument is an abort signal, which travels as a cancellation; the others have none. */
export const CANCELLABLE: readonly (keyof EngineApi)[] = [
  'analyze',
  'drift',
  'suggestions',
  'patterns',
  'fixes',
  'planFixes',
  'rebuild',
];

export const METHODS: readonly (keyof EngineApi)[] = [
  'analyze',
  'overview',
  'graph',
  'modules',
  'moduleSummaries',
  'moduleFiles',
  'layers',
  'answer',
  'findings',
  'drift',
  'mapView',
  'mapPlaces',
  'mapEvidence',
  'mapDocument',
  'rules',
  'check',
  'decisions',
  'ruleProposals',
  'planRules',
  'may',
  'why',
  'explainImport',
  'suggestions',
  'patterns',
  'placeOf',
  'fixes',
  'planFixes',
  'planEdits',
  'dismiss',
  'prepare',
  'update',
  'rebuild',
  'close',
];

/** Notification from the engine: a workspace's state. */
export interface StateMessage {
  readonly root: string;
  readonly state: IndexState;
}

export const STATE = 'state';
export const LOG = 'log';
