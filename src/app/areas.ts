/** The engine's areas, each loaded with its first call. */
import { lazy } from '../base/lazy.ts';
import type { AdaptersApi } from '../protocol/adaptersApi.ts';
import type { AlternativesApi } from '../protocol/alternativesApi.ts';
import type { BackgroundApi } from '../protocol/backgroundApi.ts';
import type { BlueprintsApi } from '../protocol/blueprintsApi.ts';
import type { ChatApi } from '../protocol/chatApi.ts';
import type { Engine } from '../protocol/engineApi.ts';
import type { FeedbackApi } from '../protocol/feedbackApi.ts';
import type { KnowledgeApi } from '../protocol/knowledgeApi.ts';
import type { LearnedItemsApi } from '../protocol/learnedApi.ts';
import type { LearningApi } from '../protocol/learningApi.ts';
import type { ModelsApi } from '../protocol/modelsApi.ts';
import type { PlansApi } from '../protocol/plansApi.ts';
import type { RecordsApi } from '../protocol/recordsApi.ts';
import type { RegistryApi } from '../protocol/registryApi.ts';
import type { SleepApi } from '../protocol/sleepApi.ts';
import type { ToolsApi } from '../protocol/toolsApi.ts';
import type { Asking } from './chat/modelAnswerer.ts';
import type { EnginePorts } from './enginePorts.ts';
import {
  answerGround,
  blueprintsGround,
  feedbackGround,
  learningGround,
  plansParts,
  recordsGround,
  searchGround,
  survivalGround,
} from './grounds.ts';
import type { Activity } from './idle/activity.ts';
import type { IdleWork } from './idle/idleWork.ts';
import { Presence } from './idle/presence.ts';
import type { KnowledgeService } from './knowledge/knowledgeService.ts';
import { type LazyArea, lazyArea } from './lazyArea.ts';
import type { Workspaces } from './workspaces.ts';

/** Of the chat; the rest a panel looks up by itself, too. */
const ASKED_BY_PERSONS: ReadonlySet<string> = new Set<keyof ChatApi>(['ask', 'retry', 'edit']);

export interface AreasParts {
  readonly engine: Engine;
  readonly workspaces: Workspaces;
  readonly ports: EnginePorts;
  readonly idle: IdleWork;
  readonly activity: Activity;
}

export class Areas {
  readonly adapters: LazyArea<AdaptersApi>;
  readonly alternatives: LazyArea<AlternativesApi>;
  readonly background: LazyArea<BackgroundApi>;
  readonly blueprints: LazyArea<BlueprintsApi>;
  readonly chat: LazyArea<ChatApi>;
  readonly feedback: LazyArea<FeedbackApi>;
  readonly knowledge: LazyArea<KnowledgeApi>;
  readonly learned: LazyArea<LearnedItemsApi>;
  readonly learning: LazyArea<LearningApi>;
  readonly models: LazyArea<ModelsApi>;
  readonly plans: LazyArea<PlansApi>;
  readonly records: LazyArea<RecordsApi>;
  readonly registry: LazyArea<RegistryApi>;
  readonly sleep: LazyArea<SleepApi>;
  readonly tools: LazyArea<ToolsApi>;
  /** Once something was searched. */
  #knowing: KnowledgeService | undefined;
  /** Those that several areas use, in the order in which they were made. */
  readonly #held: { dispose(): Promise<void> }[] = [];

  constructor({ engine, workspaces, ports, idle, activity }: AreasParts) {
    const begin = () => activity.begin();
    const presence = new Presence();
    const beginChat = (method: string) => {
      const ends = [begin(), ...(ASKED_BY_PERSONS.has(method) ? [presence.awaiting()] : [])];
      return () => {
        for (const end of ends) end();
      };
    };
    const know = async () => {
      const { KnowledgeService } = await import('./knowledge/knowledgeService.ts');
      this.#knowing ??= new KnowledgeService((root) => searchGround(engine, workspaces, root), ports, idle);
      return this.#knowing;
    };
    this.background = lazyArea('background', async () => {
      const { BackgroundService } = await import('./background/backgroundService.ts');
      return new BackgroundService({
        ports: ports.background,
        after: ports.idle.after,
        now: () => ports.now(),
        activity,
        presence,
        roots: () => workspaces.readyRoots(),
        model: (root) => workspaces.model(root),
        learn: (root, signal) => engine.learning.learn({ root }, { signal }),
        refit: (root, signal) => engine.feedback.refit({ root }, { signal }),
        feedback: async () => (await engine.feedback.state({})).state,
      });
    });
    this.blueprints = lazyArea('blueprints', async () => {
      const { BlueprintsService } = await import('./blueprints/blueprintsService.ts');
      return new BlueprintsService({ files: ports.blueprints, ...blueprintsGround(workspaces, ports) });
    });
    this.models = lazyArea('models', async () => {
      const { ModelsService } = await import('./models/modelsService.ts');
      return new ModelsService(ports);
    });
    this.adapters = lazyArea('adapters', async () => {
      const { AdaptersService } = await import('./adapters/adaptersService.ts');
      return new AdaptersService({ ...ports, models: engine.models });
    });
    this.registry = lazyArea('registry', async () => {
      const { createRegistry } = await import('./registry/createRegistry.ts');
      return createRegistry(engine, ports);
    });
    this.plans = lazyArea('plans', async () => {
      const { PlansService } = await import('./plan/plansService.ts');
      return new PlansService(plansParts(engine, workspaces, ports));
    });
    this.records = lazyArea('records', async () => {
      const { RecordsService } = await import('./decisions/recordsService.ts');
      const { walker, today } = ports;
      return new RecordsService({
        walker,
        today: () => today(),
        groundOf: (root) => recordsGround(engine, workspaces, root),
      });
    });
    this.chat = lazyArea(
      'chat',
      async () => {
        const { createChat } = await import('./chat/createChat.ts');
        const groundOf = (root: string, asking?: Asking) => answerGround(engine, workspaces, root, asking);
        const forgotten = async (conversation: string) => (await know()).forgetConversation(conversation);
        return createChat({ engine, groundOf, ports, forgotten });
      },
      beginChat,
    );
    const learnedBook = lazy(async () => {
      const { LearnedBook } = await import('./learned/learnedBook.ts');
      return this.#hold(new LearnedBook(ports));
    });
    const decided = async () => (await learnedBook()).decided();
    const nights = lazy(async () => {
      const { NightBook } = await import('./sleep/nightBook.ts');
      return this.#hold(new NightBook(ports));
    });
    const feedback = lazy(async () => {
      const { FeedbackService } = await import('./feedback/feedbackService.ts');
      const { dismissalsHolder } = await import('./feedback/holders.ts');
      const { learnedHolder } = await import('./learned/learnedHolder.ts');
      const { sleepHolder } = await import('./sleep/sleepHolder.ts');
      const { adapterHolder } = await import('./adapters/adapterHolder.ts');
      const dismissals = dismissalsHolder({
        roots: () => workspaces.roots(),
        dismissalsOf: (root) => workspaces.known(root)?.session.dismissals,
        elsewhere: ports.allDismissals,
      });
      const { openProfile, newId, commits, checkouts } = ports;
      const service = new FeedbackService({
        groundOf: (root) => feedbackGround(engine, workspaces, ports, root),
        openProfile,
        newId,
        decided,
        holders: [dismissals, learnedHolder(learnedBook), sleepHolder(nights), adapterHolder(ports)],
        survival: survivalGround(workspaces, ports),
        faults: ports.faults,
        commits,
        checkouts,
        nowMs: () => Date.parse(ports.timestamp()),
        sentiment: (request, call) => engine.learning.sentiment(request, call),
        openAdapters: () => ports.openAdapters(),
        log: (message) => ports.log(message),
      });
      return this.#hold(service);
    });
    const learning = lazy(async () => {
      const { LearningService } = await import('./learning/learningService.ts');
      const groundOf = (root: string) => learningGround(workspaces, root);
      return this.#hold(new LearningService({ ...ports, groundOf, decided }));
    });
    this.alternatives = lazyArea('alternatives', async () => {
      const { AlternativesService } = await import('./alternatives/alternativesService.ts');
      return new AlternativesService({
        files: ports.blueprints,
        blueprints: engine.blueprints,
        today: () => ports.today(),
        projects: async () =>
          (await (await learning()).projects.all()).map(({ name, fingerprint }) => ({
            name,
            ...fingerprint,
          })),
      });
    });
    this.feedback = lazyArea('feedback', feedback);
    this.learning = lazyArea('learning', learning);
    this.learned = lazyArea('learned', async () => {
      const { createLearned } = await import('./learned/createLearned.ts');
      return createLearned({ workspaces, ports, book: await learnedBook(), feedback, learning });
    });
    this.knowledge = lazyArea('knowledge', know, begin);
    const compact = async (signal: AbortSignal) => this.#knowing?.reclaim(signal) ?? 0;
    this.sleep = lazyArea('sleep', async () => {
      const { createSleep } = await import('./sleep/createSleep.ts');
      const projects = async () => (await learning()).projects;
      const settleAdapters = async () => (await feedback()).settleAdapters();
      return createSleep({
        engine,
        ports,
        book: await nights(),
        activity,
        presence,
        decided,
        projects,
        compact,
        settleAdapters,
      });
    });
    this.tools = lazyArea('tools', async () => {
      const { WorkspaceTools } = await import('./tools/workspaceTools.ts');
      return new WorkspaceTools({ engine, model: (root) => workspaces.model(root) });
    });
  }

  /** For a quiet moment; gives way when aborted. */
  async maintain(signal: AbortSignal): Promise<void> {
    await this.#knowing?.maintain(signal);
  }

  /** A workspace is closed. */
  async forget(root: string): Promise<void> {
    await this.#knowing?.forget(root);
  }

  /** Those that use others first. */
  async dispose(): Promise<void> {
    await this.sleep.dispose();
    await this.background.dispose();
    await this.chat.dispose();
    // A deleted conversation loads it too, which its area does not know.
    await this.#knowing?.dispose();
    for (const area of [this.adapters, this.blueprints, this.registry, this.models, this.tools])
      await area.dispose();
    for (const each of this.#held.reverse()) await each.dispose();
  }

  #hold<T extends { dispose(): Promise<void> }>(service: T): T {
    this.#held.push(service);
    return service;
  }
}
