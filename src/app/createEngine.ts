/** The engine: sessions by workspace, behind the interface that every host uses. */
import { CodedError } from '../base/codedError.ts';
import { inTurns } from '../base/steps.ts';
import { worstFirst } from '../core/findings/worstFirst.ts';
import { edgeEvidence } from '../core/map/edgeEvidence.ts';
import { findPlaces } from '../core/map/findPlaces.ts';
import { mapModelOf } from '../core/map/mapModel.ts';
import { mapView } from '../core/map/mapView.ts';
import type { ArchitectureModel } from '../core/model/architectureModel.ts';
import type { MapFormat, MapModel, MapRequest } from '../core/model/map.ts';
import { findPatterns } from '../core/patterns/findPatterns.ts';
import type { Attempt } from '../core/ports/rehearsal.ts';
import { RULES_FILE } from '../core/rules/readRules.ts';
import { suggest } from '../core/suggest/suggest.ts';
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
import { Areas } from './areas.ts';
import type { EnginePorts } from './enginePorts.ts';
import { fixGround, questioned } from './grounds.ts';
import { Activity } from './idle/activity.ts';
import { IdleWork } from './idle/idleWork.ts';
import { readPatternTexts } from './readPatternTexts.ts';
import { checkReport } from './reports/check.ts';
import { graphReport } from './reports/graph.ts';
import { layersOf } from './reports/layers.ts';
import { mapDocument } from './reports/mapDocument.ts';
import { moduleFilesReport, moduleSummariesReport, modulesReport } from './reports/modules.ts';
import { overviewReport } from './reports/overview.ts';
import { placeReport } from './reports/place.ts';
import { explainReport, mayReport, type Questioned, whyReport } from './reports/ruleAnswers.ts';
import { rulesReport } from './reports/rules.ts';
import { type FixGround, planFixes } from './rules/fixes.ts';
import { planRules } from './rules/planRules.ts';
import { proposalsOf } from './rules/proposals.ts';
import { notAnalysed, Workspaces } from './workspaces.ts';

export function createEngine(ports: EnginePorts): Engine {
  return new PortedEngine(ports);
}

class PortedEngine implements Engine {
  readonly #areas: Areas;
  readonly #idle: IdleWork;
  readonly #ports: EnginePorts;
  readonly #workspaces: Workspaces;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#idle = new IdleWork({
      ...ports.idle,
      now: () => ports.now(),
      work: (signal) => this.#areas.maintain(signal),
      problem: (message) => ports.log(message),
    });
    const activity = new Activity();
    activity.join(this.#idle);
    this.#workspaces = new Workspaces(ports, () => activity.touch());
    this.#areas = new Areas({
      engine: this,
      workspaces: this.#workspaces,
      ports,
      idle: this.#idle,
      activity,
    });
  }

  get models() {
    return this.#areas.models.area;
  }

  get adapters() {
    return this.#areas.adapters.area;
  }

  get alternatives() {
    return this.#areas.alternatives.area;
  }

  get blueprints() {
    return this.#areas.blueprints.area;
  }

  get registry() {
    return this.#areas.registry.area;
  }

  get chat() {
    return this.#areas.chat.area;
  }

  get feedback() {
    return this.#areas.feedback.area;
  }

  get knowledge() {
    return this.#areas.knowledge.area;
  }

  get learned() {
    return this.#areas.learned.area;
  }

  get background() {
    return this.#areas.background.area;
  }

  get sleep() {
    return this.#areas.sleep.area;
  }

  get learning() {
    return this.#areas.learning.area;
  }

  get plans() {
    return this.#areas.plans.area;
  }

  get records() {
    return this.#areas.records.area;
  }

  get tools() {
    return this.#areas.tools.area;
  }

  onState(listener: (root: string, state: IndexState) => void) {
    return this.#workspaces.onState(listener);
  }

  async analyze(root: string, options: AnalysisOptions, signal = new AbortController().signal) {
    const workspace = this.#workspaces.of(root);
    workspace.options = options;
    workspace.changes++;
    workspace.drift.restart();
    return overviewReport(
      await workspace.session.analyze(options, await this.#workspaces.scanner(options), signal),
    );
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
        ...this.#workspaces.of(root).drift.known(this.#model(root)),
      ]),
    };
  }

  async drift(root: string, { onlyIfKnown }: DriftOptions, cancel = new AbortController().signal) {
    const workspace = this.#workspaces.of(root);
    if (onlyIfKnown && !workspace.session.shapesWanted) return { findings: [] };
    workspace.placing ??= new AbortController();
    const signal = AbortSignal.any([workspace.placing.signal, cancel]);
    const model = await this.#workspaces.shaped(root, signal, onlyIfKnown);
    return { findings: await workspace.drift.look(model, onlyIfKnown, { now: this.#ports.now, signal }) };
  }

  async decisions(root: string): Promise<DecisionsReport> {
    const found = await this.#workspaces.of(root).session.decisions();
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
    const text = (await this.#workspaces.of(root).session.read(path)) ?? '';
    const statements = (await this.#ports.syntax.read(path, text))?.imports ?? [];
    return explainReport(this.#questioned(root), { path, line, text, statements });
  }

  async ruleProposals(root: string) {
    return { rulesFile: RULES_FILE, proposals: proposalsOf(this.#model(root)) };
  }

  async planRules(root: string, request: RulesRequest) {
    const { session } = this.#workspaces.of(root);
    const read = (path: string) => session.read(path);
    const { walker, configs, today } = this.#ports;
    return planRules(this.#model(root), request, { root, walker, configs, read, today: () => today() });
  }

  async suggestions(root: string, signal = new AbortController().signal) {
    const workspace = this.#workspaces.of(root);
    const model = this.#model(root);
    const dismissed = workspace.session.dismissals?.all() ?? new Set<string>();
    const { suggested } = workspace;
    if (suggested?.revision !== model.revision || [...suggested.dismissed].some((id) => !dismissed.has(id))) {
      const read = (path: string) => workspace.session.read(path);
      const list = await suggest(model, { read, syntax: this.#ports.syntax, dismissed, signal });
      workspace.suggested = { revision: model.revision, list, dismissed };
    }
    return { suggestions: workspace.suggested!.list.filter((each) => !dismissed.has(each.id)) };
  }

  async patterns(root: string, { noNames = false }: PatternOptions, signal = new AbortController().signal) {
    const { session } = this.#workspaces.of(root);
    const model = await this.#workspaces.shaped(root, signal);
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
    const workspace = this.#workspaces.of(root);
    workspace.placing ??= new AbortController();
    const { signal } = workspace.placing;
    const model = await this.#workspaces.shaped(root, signal, true);
    return placeReport(model, path, { now: this.#ports.now, signal });
  }

  async fixes(root: string, findingIds: readonly string[], signal = new AbortController().signal) {
    const { fixes, session } = this.#workspaces.of(root);
    const dismissed = session.dismissals?.all() ?? new Set<string>();
    const suggestions = await fixes.forFindings(await this.#fixGround(root, signal), findingIds);
    return { suggestions: suggestions.filter(({ id }) => !dismissed.has(id)) };
  }

  async planFixes(root: string, request: FixRequest, signal = new AbortController().signal) {
    return planFixes(await this.#fixGround(root, signal), request);
  }

  async planEdits(root: string, suggestionId: string): Promise<EditPlan> {
    const { fixes, offered, planned } = this.#workspaces.of(root);
    const tried = offered.find(suggestionId) ?? fixes.known(this.#model(root), suggestionId);
    if (tried !== undefined) {
      planned.add(tried);
      return { suggestionId, title: tried.title, edits: tried.edits };
    }
    const { suggestions } = await this.suggestions(root);
    const found = suggestions.find((each) => each.id === suggestionId);
    if (found === undefined) {
      throw new CodedError(
        'unknown-suggestion',
        `There is no suggestion ${suggestionId} now; the code may have changed. List the suggestions again.`,
      );
    }
    planned.add(found);
    const ground = await this.#fixGround(root, new AbortController().signal);
    const refused = await fixes.objectionTo(ground, found);
    const plan = { suggestionId, title: found.title };
    return refused === undefined ? { ...plan, edits: found.edits } : { ...plan, edits: [], refused };
  }

  async dismiss(root: string, suggestionId: string) {
    await this.#workspaces.of(root).session.dismissals?.add(suggestionId);
  }

  async update(root: string, changes: readonly FileChange[]): Promise<UpdateReport> {
    const started = this.#ports.now();
    const workspace = this.#workspaces.of(root);
    workspace.placing?.abort();
    workspace.placing = undefined;
    if (workspace.options === undefined) throw notAnalysed(root);
    workspace.changes++;
    const model = await workspace.session.update(changes, await this.#workspaces.scanner(workspace.options));
    if (model === undefined) throw notAnalysed(root);
    const findings = workspace.session.decisionsWanted
      ? (await this.findings(root)).findings
      : model.findings;
    return { revision: model.revision, findings, elapsedMs: this.#ports.now() - started };
  }

  async prepare(root: string) {
    const { session, options } = this.#workspaces.of(root);
    const [central] = session.model?.files.toSorted((a, b) => b.centrality - a.centrality) ?? [];
    if (central === undefined || options === undefined) return;
    const rehearsal = await session.rehearse(await this.#workspaces.scanner(options));
    await rehearsal?.attempt(editOfNothing(central.path, rehearsal.model));
  }

  async rebuild(root: string, options: AnalysisOptions, signal?: AbortSignal) {
    await this.#workspaces.of(root).session.forget(options);
    return this.analyze(root, options, signal);
  }

  async close(root: string) {
    await this.#areas.forget(root);
    await this.#workspaces.close(root);
  }

  async dispose() {
    await this.#idle.dispose();
    await this.#areas.dispose();
    for (const root of this.#workspaces.roots()) await this.close(root);
    await this.#workspaces.disposeScanners();
  }

  #model(root: string): ArchitectureModel {
    return this.#workspaces.model(root);
  }

  #fixGround(root: string, signal: AbortSignal): Promise<FixGround> {
    return fixGround(this.#workspaces, root, this.#ports, signal);
  }

  #questioned(root: string): Questioned {
    return questioned(this.#workspaces, root, this.#ports.today());
  }

  #map(root: string): MapModel {
    const model = this.#model(root);
    return mapModelOf(model, () => layersOf(model));
  }
}

/** The way of an edit, and of what is asked after one. */
function editOfNothing(path: string, { facts }: ArchitectureModel): Attempt {
  const hash = facts.get(path)?.hash ?? '';
  const judge = (_: ArchitectureModel, after: ArchitectureModel) => `${after.findings.length} findings`;
  return { edits: [{ type: 'change', path, hash, replacements: [] }], keep: false, judge };
}
