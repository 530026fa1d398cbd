/** One workspace: brings its state up to date step by step and publishes immutable models. */

import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { messageOf } from '../../base/messageOf.ts';
import { findDecisions, type WorkspaceDecisions } from '../../core/decisions/findDecisions.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { FactDepth } from '../../core/model/facts.ts';
import type { Dismissals } from '../../core/ports/dismissals.ts';
import type { FactStore } from '../../core/ports/factStore.ts';
import type { SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { WalkOptions } from '../../core/ports/workspaceWalker.ts';
import type { AnalysisOptions, FileChange, IndexState } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { buildModel } from './buildModel.ts';
import { type ChangeContext, type Effect, takeIn } from './changes.ts';
import { DecisionTexts } from './decisionTexts.ts';
import { type FactsChange, Resolution } from './resolution.ts';
import { RulesFile, type RulesInForce } from './rulesFile.ts';
import { keepFacts, reuseFacts, type ScanContext, scanFiles, scanItem } from './scanning.ts';
import { SessionRehearsal } from './sessionRehearsal.ts';
import { emptyState, type WorkspaceState } from './workspaceState.ts';

type Stage = Extract<IndexState, { phase: 'indexing' }>['stage'];

export interface SessionOptions {
  readonly root: string;
  readonly ports: EnginePorts;
  onState(state: IndexState): void;
}

export class WorkspaceSession {
  readonly #root: string;
  readonly #ports: EnginePorts;
  readonly #onState: (state: IndexState) => void;
  readonly #state: WorkspaceState = emptyState();
  readonly #resolution: Resolution;
  readonly #rules: RulesFile;
  readonly #decisionTexts: DecisionTexts;
  #options: AnalysisOptions | undefined;
  #store: FactStore | undefined;
  #dismissals: Dismissals | undefined;
  #model: ArchitectureModel | undefined;
  #decisions:
    | { readonly model: ArchitectureModel; readonly texts: object; readonly found: WorkspaceDecisions }
    | undefined;
  /** Patterns have been asked for. */
  #shaped = false;
  /** False while facts are being gathered, and after that was cut off. */
  #settled = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ root, ports, onState }: SessionOptions) {
    this.#root = root;
    this.#ports = ports;
    this.#onState = onState;
    this.#resolution = new Resolution(root, ports.walker, ports.families, this.#state);
    this.#rules = new RulesFile({
      unsaved: (path) => this.#state.overlays.get(path),
      sizeOf: async (path) => (await ports.walker.stat(root, path))?.sizeBytes,
      read: (path) => ports.walker.readText(root, path),
    });
    this.#decisionTexts = new DecisionTexts(root, ports.walker);
  }

  get model(): ArchitectureModel | undefined {
    return this.#model;
  }

  /** Every walked path, sorted. */
  get paths(): readonly string[] {
    return this.#state.paths;
  }

  /** Those in force, and what is wrong with their file. */
  get rules(): RulesInForce {
    return this.#rules.inForce;
  }

  get dismissals(): Dismissals | undefined {
    return this.#dismissals;
  }

  /** What is decided here, and what contradicts it; undefined before an analysis. Files on disk count, not unsaved text. */
  decisions(): Promise<WorkspaceDecisions | undefined> {
    return this.#inTurn(async () => {
      const model = this.#model;
      if (model === undefined) return undefined;
      const { paths } = this.#state;
      const texts = await this.#decisionTexts.of(paths);
      if (this.#decisions?.model !== model || this.#decisions.texts !== texts)
        this.#decisions = {
          model,
          texts,
          found: findDecisions({ ...model, paths, texts }, this.#decisions?.found),
        };
      return this.#decisions.found;
    });
  }

  /** True once somebody has asked for decisions: from then on edits keep them up to date. */
  get decisionsWanted(): boolean {
    return this.#decisions !== undefined;
  }

  /** True once somebody has asked for patterns: from then on edits keep up to date what they are found by. */
  get shapesWanted(): boolean {
    return this.#shaped;
  }

  /** Unsaved text first, then the disk; undefined when the file is gone. */
  async read(path: string): Promise<string | undefined> {
    return this.#state.overlays.get(path) ?? this.#ports.walker.readText(this.#root, path);
  }

  analyze(options: AnalysisOptions, scanner: SourceScanner, signal: AbortSignal): Promise<ArchitectureModel> {
    return this.#inTurn(async () => {
      try {
        return await this.#analyze(options, scanner, signal);
      } catch (error) {
        this.#onState(codeOf(error) === 'cancelled' ? this.#restingState() : errorState(error));
        throw error;
      }
    });
  }

  /**
   * Applies changes and publishes a fresh model; cheap for edits, a resolution of everything when files come or go.
   * After an analysis that was cancelled half-way the changes wait for the next one.
   */
  update(changes: readonly FileChange[], scanner: SourceScanner): Promise<ArchitectureModel | undefined> {
    return this.#inTurn(async () => {
      if (this.#options === undefined || this.#model === undefined) return undefined;
      for (const { path, content } of changes) {
        if (content === undefined) this.#state.overlays.delete(path);
        else this.#state.overlays.set(path, content);
      }
      this.#decisionTexts.changed(
        changes.filter(({ content }) => content === undefined).map(({ path }) => path),
      );
      if (!this.#settled) return this.#model;
      // A failure in the middle leaves a state that only an analysis mends.
      this.#settled = false;
      const model = await this.#apply(changes, scanner);
      this.#settled = true;
      return model;
    });
  }

  /** Clears the cache without a look into it. */
  forget(options: AnalysisOptions): Promise<void> {
    return this.#inTurn(async () => {
      this.#options = options;
      await this.#openStores();
      this.#store?.clear();
      this.#settled = false;
      const overlays = new Map(this.#state.overlays);
      Object.assign(this.#state, { ...emptyState(), revision: this.#state.revision, overlays });
    });
  }

  async dispose(): Promise<void> {
    await this.#queue.catch(() => {});
    this.#store?.dispose();
  }

  async #analyze(
    options: AnalysisOptions,
    scanner: SourceScanner,
    signal: AbortSignal,
  ): Promise<ArchitectureModel> {
    this.#options = options;
    await this.#bringUpToDate(scanner, signal, 'imports');
    await this.#rules.reload();
    if (!options.history) this.#state.history = undefined;
    this.#publish();
    await letMessagesIn(signal);
    if (options.depth === 'full') await this.#deepen(scanner, signal);
    this.#onState(this.#restingState());
    return this.#model!;
  }

  /**
   * The third speed, when patterns are asked for: what classes and functions do. The model stays the same revision.
   * From then on an edited file is read as deep.
   * @param unasked nobody waits for it: the state that a person sees stays as it is.
   */
  withShapes(
    scanner: SourceScanner,
    signal: AbortSignal,
    unasked = false,
  ): Promise<ArchitectureModel | undefined> {
    return this.#inTurn(async () => {
      if (this.#model === undefined || !this.#settled) return this.#model;
      this.#shaped = true;
      const paths = this.#unshaped(this.#model);
      if (paths.length === 0) return this.#model;
      try {
        const context = this.#scanContext(scanner, signal, 'structure');
        await scanFiles(unasked ? { ...context, progress: () => {} } : context, paths, 'shapes');
      } finally {
        if (!unasked) this.#onState(this.#restingState());
      }
      this.#state.revision--;
      this.#publish({ sameShape: true });
      return this.#model;
    });
  }

  /** A copy to try edits on; undefined before an analysis. @param rules that it is held against. */
  rehearse(scanner: SourceScanner, rules = this.#rules.inForce): Promise<SessionRehearsal | undefined> {
    return this.#inTurn(async () => {
      if (this.#model === undefined || this.#options === undefined) return undefined;
      const { facts, imports, files, overlays, scanProblems } = this.#state;
      const copies = {
        facts: new Map(facts),
        imports: new Map(imports),
        files: new Map(files),
        overlays: new Map(overlays),
        scanProblems: new Map(scanProblems),
      };
      const state = { ...this.#state, ...copies };
      const { walker, families, today } = this.#ports;
      return new SessionRehearsal({
        root: this.#root,
        state,
        resolution: new Resolution(this.#root, walker, families, state),
        scanner,
        depth: this.#options.depth === 'full' ? 'full' : 'imports',
        model: this.#model,
        rules,
        includeTests: this.#options.includeTests,
        today: today(),
        read: (path) => this.read(path),
      });
    });
  }

  /** Patterns are of the product's code: tests, often most of the files, are only read as deep where they were asked for. */
  #unshaped({ files }: ArchitectureModel): readonly string[] {
    const tests = this.#options?.includeTests === true;
    const wanted = files.filter(({ test, path }) => (tests || !test) && this.#state.facts.has(path));
    return wanted.map(({ path }) => path).filter((path) => this.#state.facts.get(path)!.depth !== 'shapes');
  }

  /** Paths, facts and resolution as a walk finds them now. */
  async #bringUpToDate(scanner: SourceScanner, signal: AbortSignal, depth: FactDepth): Promise<void> {
    this.#report('walk', 0, 0);
    this.#decisionTexts.clear();
    const walk = await this.#ports.walker.walk(this.#root, this.#walkOptions(), signal);
    await this.#openStores();
    this.#settled = false;
    const context = this.#scanContext(scanner, signal, 'imports');
    const missing = await reuseFacts(context, walk);
    const paths = missing.map((file) => file.path);
    await scanFiles(context, paths, depth);
    this.#report('resolve', 0, this.#state.facts.size);
    await this.#resolution.all(signal);
    this.#settled = true;
  }

  /** Once there is a workspace: a mistyped folder leaves nothing in the storage. */
  async #openStores(): Promise<void> {
    const { cacheFacts, storagePath, dismissalsPath = storagePath } = this.#options!;
    this.#store ??= this.#ports.openFactStore(this.#root, cacheFacts === false ? undefined : storagePath);
    this.#dismissals ??= await this.#ports.openDismissals(this.#root, dismissalsPath);
  }

  /** The second speed: symbols of the files that only had their imports read, most central first; then history. */
  async #deepen(scanner: SourceScanner, signal: AbortSignal): Promise<void> {
    const centrality = new Map(this.#model!.files.map((file) => [file.path, file.centrality]));
    const shallow = [...this.#state.facts.values()].filter((facts) => facts.depth === 'imports');
    const paths = shallow.map((facts) => facts.path).sort((a, b) => centrality.get(b)! - centrality.get(a)!);
    if (paths.length === 0 && !this.#options?.history) return;
    if (paths.length > 0) await scanFiles(this.#scanContext(scanner, signal, 'structure'), paths, 'full');
    if (this.#options?.history) {
      this.#report('history', 0, 0);
      this.#state.history = await this.#ports.history.read(this.#root, signal);
      throwIfAborted(signal);
    }
    this.#publish({ sameShape: true });
  }

  async #apply(changes: readonly FileChange[], scanner: SourceScanner): Promise<ArchitectureModel> {
    const effects = await takeIn(this.#changeContext(), changes);
    const has = (...wanted: readonly Effect[]) => effects.some(({ effect }) => wanted.includes(effect));
    const reshaped = has('came', 'went', 'manifest', 'walk');
    const ruled = has('rules', 'walk') && (await this.#rules.reload());
    if (has('walk')) {
      // What is known to have changed is read again, also where size and time are as they were.
      for (const { path } of changes) this.#state.files.delete(path);
      await this.#bringUpToDate(scanner, new AbortController().signal, this.#updateDepth());
    } else {
      const changed = effects.filter(({ effect }) => !UNREAD.has(effect));
      const read = await this.#rescan(
        changed.map(({ path }) => path),
        scanner,
      );
      if (reshaped || read.lost) await this.#resolution.all();
      else if (read.changes.length > 0) this.#resolution.replace(read.changes);
      else if (!ruled) return this.#model!;
    }
    this.#publish({ sameShape: !reshaped });
    if (reshaped) this.#onState(this.#restingState());
    return this.#model!;
  }

  /** Reads known sources anew. @returns `lost` when one that had facts has none any more. */
  async #rescan(paths: readonly string[], scanner: SourceScanner) {
    const known = [...new Set(paths)].filter((path) => this.#state.paths.includes(path));
    const items = known.flatMap((path) => scanItem(this.#state, path));
    for (const { path } of items) {
      const file = await this.#ports.walker.stat(this.#root, path);
      if (file !== undefined) this.#state.files.set(path, file);
    }
    const changes: FactsChange[] = [];
    let lost = false;
    const signal = new AbortController().signal;
    const context = this.#scanContext(scanner, signal, 'imports');
    for await (const batch of scanner.scan(this.#root, items, this.#updateDepth(), signal)) {
      for (const after of batch.facts) {
        changes.push({ before: this.#state.facts.get(after.path), after });
        keepFacts(context, after);
      }
      for (const problem of batch.problems) {
        this.#state.scanProblems.set(problem.path, problem);
        if (this.#state.facts.delete(problem.path)) lost = true;
      }
    }
    this.#store?.flush();
    return { changes, lost };
  }

  #changeContext(): ChangeContext {
    return {
      root: this.#root,
      state: this.#state,
      walker: this.#ports.walker,
      walkOptions: this.#walkOptions(),
      isManifest: (path) => this.#resolution.isManifest(path),
    };
  }

  #updateDepth(): FactDepth {
    if (this.#shaped) return 'shapes';
    return this.#options?.depth === 'full' ? 'full' : 'imports';
  }

  #walkOptions(): WalkOptions {
    return { exclude: this.#options!.exclude, isSource: (path) => languageOf(path) !== undefined };
  }

  /** @param sameShape paths and manifests are those of the model before. */
  #publish({ sameShape = false } = {}): void {
    this.#state.revision++;
    this.#model = buildModel({
      root: this.#root,
      state: this.#state,
      manifestTexts: this.#resolution.manifestTexts(),
      includeTests: this.#options?.includeTests ?? false,
      rules: this.#rules.inForce,
      today: this.#ports.today(),
      previous: sameShape ? this.#model : undefined,
    });
  }

  #scanContext(scanner: SourceScanner, signal: AbortSignal, stage: Stage): ScanContext {
    return {
      root: this.#root,
      state: this.#state,
      store: this.#store!,
      scanner,
      walker: this.#ports.walker,
      maxFileBytes: this.#options!.maxFileBytes,
      signal,
      progress: (done, total) => this.#report(stage, done, total),
    };
  }

  #report(stage: Stage, done: number, total: number): void {
    this.#onState({ phase: 'indexing', stage, done, total });
  }

  #restingState(): IndexState {
    const model = this.#model;
    if (model === undefined) return { phase: 'standby' };
    return {
      phase: 'ready',
      revision: model.revision,
      files: model.files.length,
      problems: model.problems.length,
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}

/** Effects of paths that hold no source, or none any more. */
const UNREAD: ReadonlySet<Effect> = new Set(['none', 'went', 'rules']);

function errorState(error: unknown): IndexState {
  const reason = messageOf(error);
  return { phase: 'error', reason, remedy: 'Run “Groundplan: Rebuild Index” once the cause is gone.' };
}
