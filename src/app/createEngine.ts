/** The engine: sessions by workspace, behind the interface that every host uses. */
import { CodedError, codeOf } from '../base/codedError.ts';
import { inTurns } from '../base/steps.ts';
import type { AnswerGround } from '../core/answers/ground.ts';
import { worstFirst } from '../core/findings/worstFirst.ts';
import { edgeEvidence } from '../core/map/edgeEvidence.ts';
import { findPlaces } from '../core/map/findPlaces.ts';
import { mapModelOf } from '../core/map/mapModel.ts';
import { mapView } from '../core/map/mapView.ts';
import type { ArchitectureModel } from '../core/model/architectureModel.ts';
import type { MapFormat, MapModel, MapRequest } from '../core/model/map.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import { findPatterns } from '../core/patterns/findPatterns.ts';
import type { Attempt } from '../core/ports/rehearsal.ts';
import type { SourceScanner } from '../core/ports/sourceScanner.ts';
import { RULES_FILE } from '../core/rules/readRules.ts';
import { suggest } from '../core/suggest/suggest.ts';
import type { ChatApi } from '../protocol/chatApi.ts';
import type {
  AnalysisOptions,
  CheckOptions,
  DecisionsReport,
  DriftOptions,
  EditPlan,
  Engine,
  FileChange,
  FixRequest,
  IndexState,
  MapArrow,
  PatternOptions,
  RulesRequest,
  UpdateReport,
} from '../protocol/engineApi.ts';
import type { KnowledgeApi } from '../protocol/knowledgeApi.ts';
import type { ModelsApi } from '../protocol/modelsApi.ts';
import type { RegistryApi } from '../protocol/registryApi.ts';
import type { ToolsApi } from '../protocol/toolsApi.ts';

import type { EnginePorts } from './enginePorts.ts';
import type { Ground } from './knowledge/ground.ts';
import type { KnowledgeService } from './knowledge/knowledgeService.ts';
import { type LazyArea, lazyArea } from './lazyArea.ts';
import { readPatternTexts } from './readPatternTexts.ts';
import { checkReport } from './reports/check.ts';
import { DriftWatch } from './reports/drift.ts';
import { graphReport } from './reports/graph.ts';
import { layersOf } from './reports/layers.ts';
import { mapDocument } from './reports/mapDocument.ts';
import { moduleFilesReport, moduleSummariesReport, modulesReport } from './reports/modules.ts';
import { overviewReport } from './reports/overview.ts';
import { placeReport } from './reports/place.ts';
import { explainReport, mayReport, type Questioned, whyReport } from './reports/ruleAnswers.ts';
import { rulesReport } from './reports/rules.ts';
import { type FixGround, planFixes, WorkspaceFixes } from './rules/fixes.ts';
import { planRules } from './rules/planRules.ts';
import { proposalsOf } from './rules/proposals.ts';
import { WorkspaceSession } from './session/workspaceSession.ts';
import { throttleStates } from './throttleStates.ts';

interface Workspace {
  readonly session: WorkspaceSession;
  options: AnalysisOptions | undefined;
  /** Reading for a place or for drift, which gives way to an edit. */
  placing: AbortController | undefined;
  readonly drift: DriftWatch;
  suggested: { readonly revision: number; readonly list: readonly Suggestion[] } | undefined;
  readonly fixes: WorkspaceFixes;
  /** How often files were told to have changed. */
  changes: number;
}

export function createEngine(ports: EnginePorts): Engine {
  return new PortedEngine(ports);
}

class PortedEngine implements Engine {
  readonly #chat: LazyArea<ChatApi>;
  readonly #knowledge: LazyArea<KnowledgeApi>;
  /** Once something was searched. */
  #knowing: KnowledgeService | undefined;
  readonly #models: LazyArea<ModelsApi>;
  readonly #tools: LazyArea<ToolsApi>;
  readonly #registry: LazyArea<RegistryApi>;
  readonly #ports: EnginePorts;
  readonly #workspaces = new Map<string, Workspace>();
  readonly #scanners = new Map<string, Promise<SourceScanner>>();
  readonly #listeners = new Set<(root: string, state: IndexState) => void>();

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#models = lazyArea('models', async () => {
      const { ModelsService } = await import('./models/modelsService.ts');
      return new ModelsService(ports);
    });
    this.#registry = lazyArea('registry', async () => {
      const { createRegistry } = await import('./registry/createRegistry.ts');
      return createRegistry(this, ports);
    });
    this.#chat = lazyArea('chat', async () => {
      const { createChat } = await import('./chat/createChat.ts');
      const groundOf = (root: string, signal?: AbortSignal) => this.#answerGround(root, signal);
      return createChat({ engine: this, groundOf, ports });
    });
    this.#knowledge = lazyArea('knowledge', async () => {
      const { KnowledgeService } = await import('./knowledge/knowledgeService.ts');
      this.#knowing = new KnowledgeService((root) => this.#ground(root), ports);
      return this.#knowing;
    });
    this.#tools = lazyArea('tools', async () => {
      const { WorkspaceTools } = await import('./tools/workspaceTools.ts');
      return new WorkspaceTools({ engine: this, model: (root) => this.#model(root) });
    });
  }

  get models() {
    return this.#models.area;
  }

  get registry() {
    return this.#registry.area;
  }

  get chat() {
    return this.#chat.area;
  }

  get knowledge() {
    return this.#knowledge.area;
  }

  get tools() {
    return this.#tools.area;
  }

  onState(listener: (root: string, state: IndexState) => void) {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  async analyze(root: string, options: AnalysisOptions, signal = new AbortController().signal) {
    const workspace = this.#workspace(root);
    workspace.options = options;
    workspace.changes++;
    workspace.drift.restart();
    return overviewReport(await workspace.session.analyze(options, await this.#scanner(options), signal));
  }

  async overview(root: string) {
    return overviewReport(this.#model(root), (await this.findings(root)).findings);
  }

  async graph(root: string) {
    return graphReport(this.#model(root));
  }

  async modules(root: string) {
    return modulesReport(this.#model(root));
  }

  async moduleSummaries(root: string) {
    return moduleSummariesReport(this.#model(root));
  }

  async moduleFiles(root: string, module: string) {
    return moduleFilesReport(this.#model(root), module);
  }

  async layers(root: string) {
    return layersOf(this.#model(root));
  }

  async mapView(root: string, request: MapRequest) {
    return mapView(this.#map(root), request);
  }

  async mapPlaces(root: string, search: string) {
    return { places: findPlaces(this.#map(root), search) };
  }

  async mapEvidence(root: string, arrow: MapArrow) {
    return edgeEvidence(this.#map(root), arrow);
  }

  async mapDocument(root: string, request: MapRequest, format: MapFormat) {
    const pageScript = () => this.#ports.mapPageScript();
    return { text: await mapDocument(this.#map(root), { request, format, pageScript }) };
  }

  async findings(root: string) {
    return {
      findings: worstFirst([
        ...this.#model(root).findings,
        ...(await this.decisions(root)).findings,
        ...this.#workspace(root).drift.known(this.#model(root)),
      ]),
    };
  }

  async drift(root: string, { onlyIfKnown }: DriftOptions, cancel = new AbortController().signal) {
    const workspace = this.#workspace(root);
    if (onlyIfKnown && !workspace.session.shapesWanted) return { findings: [] };
    workspace.placing ??= new AbortController();
    const signal = AbortSignal.any([workspace.placing.signal, cancel]);
    const model = await this.#shaped(root, signal, onlyIfKnown);
    return { findings: await workspace.drift.look(model, onlyIfKnown, { now: this.#ports.now, signal }) };
  }

  async decisions(root: string): Promise<DecisionsReport> {
    const found = await this.#workspace(root).session.decisions();
    if (found === undefined) throw notAnalysed(root);
    return found;
  }

  async rules(root: string) {
    return rulesReport(this.#model(root));
  }

  async check(root: string, { since }: CheckOptions = {}) {
    const model = this.#model(root);
    const changed = since === undefined ? undefined : await this.#ports.changes.since(root, since);
    return checkReport(model, changed);
  }

  async may(root: string, from: string, to: string) {
    return mayReport(this.#questioned(root), from, to);
  }

  async why(root: string, from: string, to: string) {
    return whyReport(this.#questioned(root), from, to);
  }

  async explainImport(root: string, path: string, line: number) {
    const text = (await this.#workspace(root).session.read(path)) ?? '';
    const statements = (await this.#ports.syntax.read(path, text))?.imports ?? [];
    return explainReport(this.#questioned(root), { path, line, text, statements });
  }

  async ruleProposals(root: string) {
    return { rulesFile: RULES_FILE, proposals: proposalsOf(this.#model(root)) };
  }

  async planRules(root: string, request: RulesRequest) {
    const { session } = this.#workspace(root);
    const read = (path: string) => session.read(path);
    const { walker, configs, today } = this.#ports;
    return planRules(this.#model(root), request, { root, walker, configs, read, today: () => today() });
  }

  async suggestions(root: string, signal = new AbortController().signal) {
    const workspace = this.#workspace(root);
    const model = this.#model(root);
    const dismissed = workspace.session.dismissals?.all() ?? new Set<string>();
    if (workspace.suggested?.revision !== model.revision) {
      const read = (path: string) => workspace.session.read(path);
      const list = await suggest(model, { read, syntax: this.#ports.syntax, dismissed, signal });
      workspace.suggested = { revision: model.revision, list };
    }
    return { suggestions: workspace.suggested.list.filter((each) => !dismissed.has(each.id)) };
  }

  async patterns(root: string, { noNames = false }: PatternOptions, signal = new AbortController().signal) {
    const { session } = this.#workspace(root);
    const model = await this.#shaped(root, signal);
    const texts = await readPatternTexts({
      model,
      paths: session.paths,
      read: (path) => session.read(path),
      signal,
    });
    const steps = findPatterns({ model, paths: session.paths, texts, noNames });
    return inTurns(steps, { now: this.#ports.now, signal });
  }

  async placeOf(root: string, path: string) {
    const workspace = this.#workspace(root);
    workspace.placing ??= new AbortController();
    const { signal } = workspace.placing;
    const model = await this.#shaped(root, signal, true);
    return placeReport(model, path, { now: this.#ports.now, signal });
  }

  async fixes(root: string, findingIds: readonly string[], signal = new AbortController().signal) {
    const { fixes, session } = this.#workspace(root);
    const dismissed = session.dismissals?.all() ?? new Set<string>();
    const suggestions = await fixes.forFindings(await this.#fixGround(root, signal), findingIds);
    return { suggestions: suggestions.filter(({ id }) => !dismissed.has(id)) };
  }

  async planFixes(root: string, request: FixRequest, signal = new AbortController().signal) {
    return planFixes(await this.#fixGround(root, signal), request);
  }

  async planEdits(root: string, suggestionId: string): Promise<EditPlan> {
    const { fixes } = this.#workspace(root);
    const tried = fixes.known(this.#model(root), suggestionId);
    if (tried !== undefined) return { suggestionId, title: tried.title, edits: tried.edits };
    const { suggestions } = await this.suggestions(root);
    const found = suggestions.find((each) => each.id === suggestionId);
    if (found === undefined) {
      throw new CodedError(
        'unknown-suggestion',
        `There is no suggestion ${suggestionId} now; the code may have changed. List the suggestions again.`,
      );
    }
    const ground = await this.#fixGround(root, new AbortController().signal);
    const refused = await fixes.objectionTo(ground, found);
    const plan = { suggestionId, title: found.title };
    return refused === undefined ? { ...plan, edits: found.edits } : { ...plan, edits: [], refused };
  }

  async dismiss(root: string, suggestionId: string) {
    await this.#workspace(root).session.dismissals?.add(suggestionId);
  }

  async update(root: string, changes: readonly FileChange[]): Promise<UpdateReport> {
    const started = this.#ports.now();
    const workspace = this.#workspace(root);
    workspace.placing?.abort();
    workspace.placing = undefined;
    if (workspace.options === undefined) throw notAnalysed(root);
    workspace.changes++;
    const model = await workspace.session.update(changes, await this.#scanner(workspace.options));
    if (model === undefined) throw notAnalysed(root);
    const findings = workspace.session.decisionsWanted
      ? (await this.findings(root)).findings
      : model.findings;
    return { revision: model.revision, findings, elapsedMs: this.#ports.now() - started };
  }

  async prepare(root: string) {
    const { session, options } = this.#workspace(root);
    const [central] = session.model?.files.toSorted((a, b) => b.centrality - a.centrality) ?? [];
    if (central === undefined || options === undefined) return;
    const rehearsal = await session.rehearse(await this.#scanner(options));
    await rehearsal?.attempt(editOfNothing(central.path, rehearsal.model));
  }

  async rebuild(root: string, options: AnalysisOptions, signal?: AbortSignal) {
    await this.#workspace(root).session.forget(options);
    return this.analyze(root, options, signal);
  }

  async close(root: string) {
    const workspace = this.#workspaces.get(root);
    this.#workspaces.delete(root);
    await this.#knowing?.forget(root);
    await workspace?.session.dispose();
  }

  async dispose() {
    await this.#chat.dispose();
    await this.#knowledge.dispose();
    await this.#registry.dispose();
    await this.#models.dispose();
    await this.#tools.dispose();
    for (const root of [...this.#workspaces.keys()]) await this.close(root);
    await Promise.all([...this.#scanners.values()].map(async (scanner) => (await scanner).dispose()));
  }

  #workspace(root: string): Workspace {
    let workspace = this.#workspaces.get(root);
    if (workspace === undefined) {
      const onState = throttleStates((state) => this.#emit(root, state), this.#ports.now);
      workspace = {
        session: new WorkspaceSession({ root, ports: this.#ports, onState }),
        options: undefined,
        placing: undefined,
        drift: new DriftWatch(),
        suggested: undefined,
        fixes: new WorkspaceFixes(),
        changes: 0,
      };
      this.#workspaces.set(root, workspace);
    }
    return workspace;
  }

  #model(root: string): ArchitectureModel {
    const model = this.#workspaces.get(root)?.session.model;
    if (model === undefined) throw notAnalysed(root);
    return model;
  }

  /** The model with what classes and functions do. */
  async #shaped(root: string, signal: AbortSignal, unasked = false): Promise<ArchitectureModel> {
    const { session, options } = this.#workspace(root);
    if (options === undefined) throw notAnalysed(root);
    const model = await session.withShapes(await this.#scanner(options), signal, unasked);
    if (model === undefined) throw notAnalysed(root);
    return model;
  }

  async #fixGround(root: string, signal: AbortSignal): Promise<FixGround> {
    const { session, options } = this.#workspace(root);
    if (options === undefined) throw notAnalysed(root);
    const scanner = await this.#scanner(options);
    const rehearse = async () => {
      const rehearsal = await session.rehearse(scanner);
      if (rehearsal === undefined) throw notAnalysed(root);
      return rehearsal;
    };
    return { model: this.#model(root), rehearse, syntax: this.#ports.syntax, signal };
  }

  #ground(root: string): Ground {
    const model = this.#model(root);
    const { session, options, changes } = this.#workspace(root);
    const storagePath = options?.cacheFacts === false ? undefined : options?.storagePath;
    const statePath = storagePath && (options?.dismissalsPath ?? storagePath);
    const read = (path: string) => session.read(path);
    const storeUri = options?.storeUri;
    return { session, root, storagePath, statePath, storeUri, model, paths: session.paths, changes, read };
  }

  #questioned(root: string): Questioned {
    const { session, options } = this.#workspace(root);
    return {
      model: this.#model(root),
      rules: session.rules,
      includeTests: options?.includeTests ?? false,
      today: this.#ports.today(),
    };
  }

  #answerGround(root: string, signal?: AbortSignal): AnswerGround {
    const model = this.#model(root);
    const { session } = this.#workspace(root);
    return {
      root,
      model,
      paths: session.paths,
      layers: () => layersOf(model),
      findings: async () => (await this.findings(root)).findings,
      decisions: async () => (await this.decisions(root)).decisions,
      patterns: () => this.patterns(root, {}, signal),
      suggestions: async () => (await this.suggestions(root, signal)).suggestions,
      why: (from, to) => this.why(root, from, to),
      read: (path) => session.read(path),
    };
  }

  #map(root: string): MapModel {
    const model = this.#model(root);
    return mapModelOf(model, () => layersOf(model));
  }

  #scanner(options: AnalysisOptions): Promise<SourceScanner> {
    const { cpuBudget, maxFileBytes, nativeParser = false } = options;
    const key = `${cpuBudget} ${maxFileBytes} ${nativeParser}`;
    let scanner = this.#scanners.get(key);
    if (scanner === undefined) {
      scanner = this.#ports.createScanner({ cpuBudget, maxFileBytes, nativeParser });
      this.#scanners.set(key, scanner);
    }
    return scanner;
  }

  #emit(root: string, state: IndexState): void {
    for (const listener of this.#listeners) {
      try {
        listener(root, state);
      } catch (error) {
        this.#ports.log(`A listener failed: ${codeOf(error) ?? error}`);
      }
    }
  }
}

/** The way of an edit, and of what is asked after one. */
function editOfNothing(path: string, { facts }: ArchitectureModel): Attempt {
  const hash = facts.get(path)?.hash ?? '';
  const judge = (_: ArchitectureModel, after: ArchitectureModel) => `${after.findings.length} findings`;
  return { edits: [{ type: 'change', path, hash, replacements: [] }], keep: false, judge };
}

function notAnalysed(root: string): CodedError {
  return new CodedError('not-analysed', `${root} has not been analysed yet. Analyse it first.`);
}
