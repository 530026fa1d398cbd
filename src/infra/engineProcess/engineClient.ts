/** The engine behind a child process: starts it on first use, again after a crash, and gives up on one that keeps crashing. */
import { CodedError } from '../../base/codedError.ts';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import type { MapFormat, MapRequest } from '../../core/model/map.ts';
import type { AdaptersApi } from '../../protocol/adaptersApi.ts';
import type { AlternativesApi } from '../../protocol/alternativesApi.ts';
import type { BackgroundApi } from '../../protocol/backgroundApi.ts';
import type { BlueprintsApi } from '../../protocol/blueprintsApi.ts';
import type { Call } from '../../protocol/call.ts';
import type { ChatApi } from '../../protocol/chatApi.ts';
import type {
  AnalysisOptions,
  CheckOptions,
  DriftOptions,
  Engine,
  EngineApi,
  FileChange,
  FixRequest,
  IndexState,
  MapArrow,
  PatternOptions,
  RulesRequest,
} from '../../protocol/engineApi.ts';
import { AREAS } from '../../protocol/engineRpc.ts';
import type { FeedbackApi } from '../../protocol/feedbackApi.ts';
import type { HostApi } from '../../protocol/hostApi.ts';
import type { KnowledgeApi } from '../../protocol/knowledgeApi.ts';
import type { LearnedItemsApi } from '../../protocol/learnedApi.ts';
import type { LearningApi } from '../../protocol/learningApi.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';
import type { PlansApi } from '../../protocol/plansApi.ts';
import type { RecordsApi } from '../../protocol/recordsApi.ts';
import type { RegistryApi } from '../../protocol/registryApi.ts';
import type { SleepApi } from '../../protocol/sleepApi.ts';
import type { ToolsApi } from '../../protocol/toolsApi.ts';

import { EngineProcess } from './engineProcess.ts';

export interface EngineClientOptions {
  readonly entry: string;
  readonly gitAllowed: boolean;
  /** Folder of what people said, whatever the workspace; undefined keeps it in memory. */
  readonly statePath?: string;
  /** On top of the environment that there is. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the engine may ask of this side. */
  readonly host?: HostApi;
  log(message: string): void;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

/** So many crashes within so long, and it stays down until it is asked to rebuild. */
const MAX_CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;
const BACKOFF_MS = 500;

export class EngineClient implements Engine {
  readonly background = this.#area<BackgroundApi>('background');
  readonly chat = this.#area<ChatApi>('chat');
  readonly learning = this.#area<LearningApi>('learning');
  readonly tools = this.#area<ToolsApi>('tools');
  readonly feedback = this.#area<FeedbackApi>('feedback');
  readonly learned = this.#area<LearnedItemsApi>('learned');
  readonly knowledge = this.#area<KnowledgeApi>('knowledge');
  readonly adapters = this.#area<AdaptersApi>('adapters');
  readonly alternatives = this.#area<AlternativesApi>('alternatives');
  readonly blueprints = this.#area<BlueprintsApi>('blueprints');
  readonly records = this.#area<RecordsApi>('records');
  readonly registry = this.#area<RegistryApi>('registry');
  readonly plans = this.#area<PlansApi>('plans');
  readonly sleep = this.#area<SleepApi>('sleep');
  readonly #options: EngineClientOptions;
  readonly #listeners = new Set<(root: string, state: IndexState) => void>();
  /** What was analysed, to be analysed again in a new process. */
  readonly #analysed = new Map<string, AnalysisOptions>();
  #process: Promise<EngineProcess> | undefined;
  #crashes: number[] = [];
  #disposed = false;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  onState(listener: (root: string, state: IndexState) => void) {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  async analyze(root: string, options: AnalysisOptions, signal?: AbortSignal) {
    this.#analysed.set(root, options);
    return this.#call('analyze', [root, options], signal);
  }

  /** Also brings back an engine that stays down. */
  async rebuild(root: string, options: AnalysisOptions, signal?: AbortSignal) {
    this.#crashes = [];
    this.#analysed.set(root, options);
    return this.#call('rebuild', [root, options], signal);
  }

  async close(root: string) {
    this.#analysed.delete(root);
    if (this.#process !== undefined) await this.#call('close', [root]);
  }

  overview = (root: string) => this.#call('overview', [root]);
  graph = (root: string) => this.#call('graph', [root]);
  modules = (root: string) => this.#call('modules', [root]);
  moduleSummaries = (root: string) => this.#call('moduleSummaries', [root]);
  moduleFiles = (root: string, module: string) => this.#call('moduleFiles', [root, module]);
  layers = (root: string) => this.#call('layers', [root]);
  findings = (root: string) => this.#call('findings', [root]);
  drift = (root: string, options: DriftOptions, signal?: AbortSignal) =>
    this.#call('drift', [root, options], signal);
  mapView = (root: string, request: MapRequest) => this.#call('mapView', [root, request]);
  mapPlaces = (root: string, search: string) => this.#call('mapPlaces', [root, search]);
  mapEvidence = (root: string, arrow: MapArrow) => this.#call('mapEvidence', [root, arrow]);
  mapDocument = (root: string, request: MapRequest, format: MapFormat) =>
    this.#call('mapDocument', [root, request, format]);
  rules = (root: string) => this.#call('rules', [root]);
  may = (root: string, from: string, to: string) => this.#call('may', [root, from, to]);
  why = (root: string, from: string, to: string) => this.#call('why', [root, from, to]);
  check = (root: string, options: CheckOptions = {}) => this.#call('check', [root, options]);
  decisions = (root: string) => this.#call('decisions', [root]);
  ruleProposals = (root: string) => this.#call('ruleProposals', [root]);
  planRules = (root: string, request: RulesRequest) => this.#call('planRules', [root, request]);
  explainImport = (root: string, path: string, line: number) =>
    this.#call('explainImport', [root, path, line]);
  suggestions = (root: string, signal?: AbortSignal) => this.#call('suggestions', [root], signal);
  placeOf = (root: string, path: string) => this.#call('placeOf', [root, path]);
  patterns = (root: string, options: PatternOptions, signal?: AbortSignal) =>
    this.#call('patterns', [root, options], signal);
  fixes = (root: string, findingIds: readonly string[], signal?: AbortSignal) =>
    this.#call('fixes', [root, findingIds], signal);
  planFixes = (root: string, request: FixRequest, signal?: AbortSignal) =>
    this.#call('planFixes', [root, request], signal);
  planEdits = (root: string, id: string) => this.#call('planEdits', [root, id]);
  dismiss = (root: string, id: string) => this.#call('dismiss', [root, id]);
  models: ModelsApi = { ...this.#area<ModelsApi>('models'), configure: (to) => this.#configure(to) };
  prepare = (root: string) => this.#call('prepare', [root]);
  update = (root: string, changes: readonly FileChange[]) => this.#call('update', [root, changes]);

  /** The running process's id, for tests that end it. */
  async pid(): Promise<number | undefined> {
    return (await this.#process)?.pid;
  }

  async dispose() {
    this.#disposed = true;
    const running = this.#process;
    this.#process = undefined;
    await (await running)?.dispose();
  }

  /** A process that starts later asks by itself. */
  async #configure(configuration: EnginesConfiguration): Promise<void> {
    if (this.#process !== undefined) await this.#callArea('models.configure', configuration, {});
  }

  /** A part of the engine, its methods as calls to the process. */
  #area<A>(area: string & keyof typeof AREAS): A {
    const methods: readonly string[] = AREAS[area];
    const remote =
      (name: string) =>
      (request: unknown, call: Call<unknown> = {}) =>
        this.#callArea(`${area}.${name}`, request, call);
    return Object.fromEntries(methods.map((name) => [name, remote(name)])) as A;
  }

  async #callArea(method: string, request: unknown, call: Call<unknown>): Promise<unknown> {
    if (this.#disposed) throw new CodedError('engine-gone', 'Groundplan is shutting down.');
    return (await this.#running(undefined)).callArea(method, request, call);
  }

  async #call<M extends keyof EngineApi>(
    method: M,
    args: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<EngineApi[M]>>> {
    if (this.#disposed) throw new CodedError('engine-gone', 'Groundplan is shutting down.');
    const analyses = method === 'analyze' || method === 'rebuild';
    const running = await this.#running(analyses ? (args[0] as string) : undefined);
    return (await running.call(method, args, signal)) as Awaited<ReturnType<EngineApi[M]>>;
  }

  #running(analysing: string | undefined): Promise<EngineProcess> {
    this.#process ??= this.#start(analysing).catch((error) => {
      this.#process = undefined;
      throw error;
    });
    return this.#process;
  }

  /** @param analysing the root that the caller is about to analyse itself. */
  async #start(analysing: string | undefined): Promise<EngineProcess> {
    const now = this.#options.now();
    this.#crashes = this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS);
    if (this.#crashes.length >= MAX_CRASHES) throw this.#givenUp();
    if (this.#crashes.length > 0)
      await new Promise((resolve) => setTimeout(resolve, BACKOFF_MS * 2 ** this.#crashes.length));
    const started = new EngineProcess({
      ...this.#options,
      onState: ({ root, state }) => this.#emit(root, state),
      onGone: (reason) => this.#crashed(reason),
    });
    for (const [root, options] of this.#analysed)
      if (root !== analysing) await started.call('analyze', [root, options]);
    return started;
  }

  #crashed(reason: string): void {
    this.#process = undefined;
    if (this.#disposed) return;
    this.#crashes.push(this.#options.now());
    this.#options.log(`The engine’s process ended: ${reason}.`);
    const last = this.#crashes.length >= MAX_CRASHES;
    const remedy = last
      ? 'It stays down. Run “Groundplan: Rebuild Index” to try again; the log has the reason.'
      : 'It is started again with the next request.';
    for (const root of this.#analysed.keys())
      this.#emit(root, { phase: 'error', reason: `The engine stopped (${reason})`, remedy });
  }

  #givenUp(): CodedError {
    return new CodedError(
      'engine-gone',
      `The engine crashed ${MAX_CRASHES} times within five minutes and stays down. Run “Groundplan: Rebuild Index” to try again; the log has the reason.`,
    );
  }

  #emit(root: string, state: IndexState): void {
    for (const listener of this.#listeners) listener(root, state);
  }
}
