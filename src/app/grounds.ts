/** What each service of the engine is given to know of a workspace. */
import type { AnswerGround } from '../core/answers/ground.ts';
import type { Conversation } from '../core/model/chat.ts';
import type { PlanGround } from '../core/plan/planGround.ts';
import type { CompiledRules } from '../core/rules/compileRules.ts';
import { suggest } from '../core/suggest/suggest.ts';
import type { ChatApi } from '../protocol/chatApi.ts';
import type { Engine } from '../protocol/engineApi.ts';
import type { BlueprintsParts } from './blueprints/blueprintsService.ts';
import type { Asking } from './chat/modelAnswerer.ts';
import type { RecordsGround } from './decisions/recordsService.ts';
import type { EnginePorts } from './enginePorts.ts';
import type { FeedbackGround } from './feedback/feedbackGround.ts';
import type { FeedbackParts } from './feedback/feedbackService.ts';
import type { Ground } from './knowledge/ground.ts';
import type { LearningGround } from './learning/habits/ground.ts';
import type { PlansParts } from './plan/plansService.ts';
import { designIn } from './reports/design.ts';
import { layersOf } from './reports/layers.ts';
import type { Questioned } from './reports/ruleAnswers.ts';
import type { FixGround } from './rules/fixes.ts';
import { notAnalysed, type Workspaces } from './workspaces.ts';

export function answerGround(
  engine: Engine,
  workspaces: Workspaces,
  root: string,
  { signal, ownOrder = false }: Partial<Asking> = {},
): AnswerGround {
  const model = workspaces.model(root);
  const { session } = workspaces.of(root);
  return {
    root,
    model,
    paths: session.paths,
    layers: () => layersOf(model),
    findings: async () => (await engine.findings(root)).findings,
    decisions: async () => (await engine.decisions(root)).decisions,
    patterns: () => engine.patterns(root, {}, signal),
    async suggestions() {
      const own = await engine.suggestions(root, signal);
      return ownOrder ? { ...own, quiet: [], hidden: [] } : engine.feedback.preferred({ root });
    },
    plan: (sentence) => engine.plans.plan({ root, sentence }, signal === undefined ? {} : { signal }),
    offer: (suggestion) => workspaces.of(root).offered.add(suggestion),
    dismissed: () => session.dismissals?.all().size ?? 0,
    why: (from, to) => engine.why(root, from, to),
    read: (path) => session.read(path),
  };
}

export function feedbackGround(
  engine: Engine,
  workspaces: Workspaces,
  { now, syntax }: Pick<EnginePorts, 'now' | 'syntax'>,
  root: string,
): FeedbackGround {
  const model = workspaces.model(root);
  const { session, offered, planned } = workspaces.of(root);
  const suggestions = async () => (await engine.suggestions(root)).suggestions;
  return {
    model,
    layers: () => layersOf(model),
    async design() {
      if (!session.shapesWanted) return [];
      const { signal } = new AbortController();
      return designIn(await workspaces.shaped(root, signal, true), { now, signal });
    },
    frameworks: async () => {
      const { decisions } = await engine.decisions(root);
      const named = decisions.filter(({ origin, topic }) => origin === 'implied' && topic === 'framework');
      return [...new Set(named.map(({ title }) => title))];
    },
    suggestions,
    async dismissed() {
      const ids = session.dismissals?.all();
      if (ids === undefined || ids.size === 0) return [];
      const { signal } = new AbortController();
      const read = (path: string) => session.read(path);
      const all = await suggest(model, { read, syntax, dismissed: new Set(), signal });
      return all.filter(({ id }) => ids.has(id));
    },
    restore: async (ids) => session.dismissals?.remove(ids),
    find: async (id) =>
      offered.find(id) ?? planned.find(id) ?? (await suggestions()).find((each) => each.id === id),
    read: (path) => session.read(path),
  };
}

/** Of a workspace that was never analysed nothing is known but its files. */
export function blueprintsGround(workspaces: Workspaces, ports: EnginePorts): Omit<BlueprintsParts, 'files'> {
  return {
    model: (root) => workspaces.known(root)?.session.model,
    paths: (root) => workspaces.known(root)?.session.paths ?? [],
    read: async (root, path) =>
      (await workspaces.known(root)?.session.read(path)) ?? ports.walker.readText(root, path),
    ...{ syntax: ports.syntax, wiring: ports.wiring },
    scanner: () => workspaces.scanner({ cpuBudget: 1, maxFileBytes: 2_000_000 }),
  };
}

export function recordsGround(engine: Engine, workspaces: Workspaces, root: string): RecordsGround {
  const model = workspaces.model(root);
  const { session, offered, planned } = workspaces.of(root);
  const suggestions = async () => (await engine.suggestions(root)).suggestions;
  return {
    paths: session.paths,
    ruling: model.ruling,
    decisions: async () => (await engine.decisions(root)).decisions,
    findings: async () => (await engine.findings(root)).findings,
    suggestions,
    find: async (id) =>
      offered.find(id) ?? planned.find(id) ?? (await suggestions()).find((each) => each.id === id),
    read: (path) => session.read(path),
  };
}

export function plansParts(engine: Engine, workspaces: Workspaces, ports: EnginePorts): PlansParts {
  return {
    async groundOf(root, signal) {
      const { model, rehearse } = await fixGround(workspaces, root, ports, signal);
      const { session } = workspaces.of(root);
      const read = (path: string) => session.read(path);
      const hashOf = async (path: string) => model.facts.get(path)?.hash;
      return { model, paths: session.paths, signal, rehearse, read, hashOf, syntax: ports.syntax };
    },
    blueprints: async (root) => (await engine.blueprints.list({ root })).blueprints,
    offer: (root, suggestion) => workspaces.of(root).offered.add(suggestion),
  };
}

export function survivalGround(workspaces: Workspaces, ports: EnginePorts): FeedbackParts['survival'] {
  const { walker, nodes, changes, checkouts } = ports;
  return {
    walker,
    nodes,
    changes,
    checkouts,
    paths: (root) => workspaces.of(root).session.paths,
    nowMs: () => Date.parse(ports.timestamp()),
  };
}

export function searchGround(engine: Engine, workspaces: Workspaces, root: string): Ground {
  const model = workspaces.model(root);
  const { session, options, changes } = workspaces.of(root);
  const storagePath = options?.cacheFacts === false ? undefined : options?.storagePath;
  const statePath = storagePath && (options?.dismissalsPath ?? storagePath);
  const read = (path: string) => session.read(path);
  const { storeUri, storeMostBytes } = options ?? {};
  return {
    session,
    root,
    storagePath,
    statePath,
    storeUri,
    storeMostBytes,
    model,
    paths: session.paths,
    changes,
    read,
    decisions: async () => (await engine.decisions(root)).decisions,
    patterns: (signal) => engine.patterns(root, {}, signal),
    conversations: (about) => conversationsOf(engine.chat, about),
    messages: async (conversation) => (await engine.chat.open({ conversation, count: ALL })).messages,
  };
}

const ALL = 1_000_000;

async function conversationsOf(chat: ChatApi, root: string | undefined): Promise<readonly Conversation[]> {
  return (await chat.list({ count: ALL, ...(root === undefined ? {} : { roots: [root] }) })).conversations;
}

/** Nobody hears of it: learning in the background is no request. */
export function learningGround(workspaces: Workspaces, root: string): LearningGround {
  const model = workspaces.model(root);
  const { session } = workspaces.known(root)!;
  return { root, model, paths: session.paths, read: (path) => session.read(path) };
}

export async function fixGround(
  workspaces: Workspaces,
  root: string,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<FixGround & Pick<PlanGround, 'rehearse'>> {
  const { session, options } = workspaces.of(root);
  if (options === undefined) throw notAnalysed(root);
  const scanner = await workspaces.scanner(options);
  const rehearse = async (rules?: CompiledRules) => {
    const rehearsal = await session.rehearse(scanner, rules && { standing: 'current', rules, problems: [] });
    if (rehearsal === undefined) throw notAnalysed(root);
    return rehearsal;
  };
  return { model: workspaces.model(root), rehearse, syntax: ports.syntax, signal };
}

export function questioned(workspaces: Workspaces, root: string, today: string): Questioned {
  const { session, options } = workspaces.of(root);
  return {
    model: workspaces.model(root),
    rules: session.rules,
    includeTests: options?.includeTests ?? false,
    today,
  };
}
