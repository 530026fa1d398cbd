/** How the engine's interface travels between processes: its method names, and errors that keep their code. */
import type { Engine, EngineApi, IndexState } from './engineApi.ts';

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

/** Parts of the engine with methods of their own, called as `area.method`: each takes one request and a `Call`. */
export const AREAS = {
  alternatives: ['propose', 'plan', 'agents'],
  blueprints: ['list', 'describe', 'plan', 'check', 'begin', 'extract'],
  adapters: ['list', 'train', 'publish', 'use', 'rollback', 'remove'],
  background: ['run', 'typed', 'there'],
  sleep: ['run', 'automatic', 'reports', 'seen', 'undo'],
  registry: ['list', 'offer', 'download', 'add', 'choose', 'remove', 'inspect', 'measure'],
  models: [
    'configure',
    'list',
    'choose',
    'generate',
    'countTokens',
    'score',
    'adapterBase',
    'tokens',
    'compare',
    'clearCache',
  ],
  tools: ['list', 'run'],
  records: ['list', 'draft', 'plan'],
  plans: ['plan'],
  learning: [
    'sentiment',
    'place',
    'misplaced',
    'planMove',
    'skeleton',
    'learn',
    'similar',
    'learned',
    'forgetProject',
  ],
  knowledge: ['search', 'index', 'status', 'compact', 'rest'],
  feedback: [
    'record',
    'watched',
    'heardInFile',
    'heardInCommits',
    'heardInChat',
    'preferred',
    'reasons',
    'refit',
    'state',
    'examples',
    'answered',
    'log',
    'forget',
    'export',
    'import',
    'watch',
    'look',
    'excuse',
    'moved',
    'unwatch',
  ],
  learned: ['list', 'decide', 'forget', 'learnAgain', 'export', 'import'],
  chat: [
    'ask',
    'retry',
    'edit',
    'list',
    'open',
    'rename',
    'remove',
    'branches',
    'restore',
    'export',
    'import',
    'consent',
    'tools',
    'toolLog',
    'withdrawConsent',
  ],
} as const satisfies Partial<Record<keyof Engine, readonly string[]>>;

/** An area's method as it travels: what is asked, and by what the events of this call are told apart. */
export interface AreaRequest {
  readonly request: unknown;
  readonly events: number;
}

/** Notification from the engine: an event of a call that is under way. */
export const EVENT = 'event';
export interface EventMessage {
  readonly events: number;
  readonly event: unknown;
}

/** Notification from the engine: a workspace's state. */
export interface StateMessage {
  readonly root: string;
  readonly state: IndexState;
}

export const STATE = 'state';
export const LOG = 'log';
