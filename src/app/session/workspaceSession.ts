/** One workspace: brings its state up to date step by step and publishes immutable models. */
import { codeOf, throwIfAborted } from '../../base/codedError.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Dismissals } from '../../core/ports/dismissals.ts';
import type { FactStore } from '../../core/ports/factStore.ts';
import type { SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { AnalysisOptions, FileChange, IndexState } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { buildModel } from './buildModel.ts';
import { Resolution } from './resolution.ts';
import { reuseFacts, type ScanContext, scanFiles, scanItem } from './scanning.ts';
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
  #options: AnalysisOptions | undefined;
  #store: FactStore | undefined;
  #dismissals: Dismissals | undefined;
  #model: ArchitectureModel | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ root, ports, onState }: SessionOptions) {
    this.#root = root;
    this.#ports = ports;
    this.#onState = onState;
    this.#resolution = new Resolution(root, ports.walker, ports.families, this.#state);
  }

  get model(): ArchitectureModel | undefined {
    return this.#model;
  }

  get dismissals(): Dismissals | undefined {
    return this.#dismissals;
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

  /** Applies changes and publishes a fresh model; cheap for edits, a new walk's worth of resolving when files come or go. */
  update(changes: readonly FileChange[], scanner: SourceScanner): Promise<ArchitectureModel | undefined> {
    return this.#inTurn(async () => {
      if (this.#options === undefined || this.#model === undefined) return undefined;
      if (await this.#applyChanges(changes, scanner)) await this.#resolution.all();
      this.#publish({ reuseCentrality: true });
      return this.#model;
    });
  }

  forget(): Promise<void> {
    return this.#inTurn(async () => {
      this.#store?.clear();
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
    const storePath = options.cacheFacts === false ? undefined : options.storagePath;
    this.#store ??= this.#ports.openFactStore(this.#root, storePath);
    this.#dismissals ??= await this.#ports.openDismissals(this.#root, options.storagePath);
    this.#report('walk', 0, 0);
    const isSource = (path: string) => languageOf(path) !== undefined;
    const walk = await this.#ports.walker.walk(this.#root, { exclude: options.exclude, isSource }, signal);
    const missing = await reuseFacts(this.#scanContext(scanner, signal, 'imports'), walk);
    const paths = missing.map((file) => file.path);
    await scanFiles(this.#scanContext(scanner, signal, 'imports'), paths, 'imports');
    this.#report('resolve', 0, this.#state.facts.size);
    await this.#resolution.all();
    throwIfAborted(signal);
    this.#publish();
    if (options.depth === 'full') await this.#deepen(scanner, signal);
    this.#onState(this.#restingState());
    return this.#model!;
  }

  /** The second speed: symbols of the files that only had their imports read, most central first; then history. */
  async #deepen(scanner: SourceScanner, signal: AbortSignal): Promise<void> {
    const centrality = new Map(this.#model!.files.map((file) => [file.path, file.centrality]));
    const shallow = [...this.#state.facts.values()].filter((facts) => facts.depth === 'imports');
    const paths = shallow.map((facts) => facts.path).sort((a, b) => centrality.get(b)! - centrality.get(a)!);
    if (paths.length > 0) await scanFiles(this.#scanContext(scanner, signal, 'structure'), paths, 'full');
    if (this.#options?.history) {
      this.#report('history', 0, 0);
      this.#state.history = await this.#ports.history.read(this.#root, signal);
      throwIfAborted(signal);
    }
    this.#publish();
  }

  /** @returns true when files or manifests came or went, so that everything must be resolved anew. */
  async #applyChanges(changes: readonly FileChange[], scanner: SourceScanner): Promise<boolean> {
    let reshaped = false;
    for (const change of changes) {
      if (change.content === undefined) this.#state.overlays.delete(change.path);
      else this.#state.overlays.set(change.path, change.content);
      const known = this.#state.paths.includes(change.path);
      if (this.#resolution.isManifest(change.path) || change.deleted || !known) {
        if (await this.#applyShape(change.path, known)) reshaped = true;
      }
      await this.#rescan(change.path, scanner, reshaped);
    }
    return reshaped;
  }

  /** A file that came, went, or is a manifest. */
  async #applyShape(path: string, known: boolean): Promise<boolean> {
    const file = await this.#ports.walker.stat(this.#root, path);
    const gone = file === undefined && !this.#state.overlays.has(path);
    if (gone) {
      this.#state.paths = this.#state.paths.filter((each) => each !== path);
      for (const map of [this.#state.files, this.#state.facts, this.#state.imports, this.#state.scanProblems])
        map.delete(path);
      return known;
    }
    if (!known) this.#state.paths = [...this.#state.paths, path].sort();
    return true;
  }

  async #rescan(path: string, scanner: SourceScanner, reshaped: boolean): Promise<void> {
    const items = this.#state.paths.includes(path) ? scanItem(this.#state, path) : [];
    if (items.length === 0) return;
    const file = await this.#ports.walker.stat(this.#root, path);
    if (file !== undefined) this.#state.files.set(path, file);
    const before = this.#state.facts.get(path);
    for await (const batch of scanner.scan(this.#root, items, 'full', new AbortController().signal)) {
      for (const problem of batch.problems) this.#state.scanProblems.set(path, problem);
      for (const facts of batch.facts) {
        this.#state.facts.set(path, facts);
        this.#state.scanProblems.delete(path);
        if (!reshaped) this.#resolution.replace(before, facts);
        if (file !== undefined && !this.#state.overlays.has(path)) this.#store?.save(file, facts);
      }
    }
  }

  #publish(options: { readonly reuseCentrality?: boolean } = {}): void {
    this.#state.revision++;
    this.#model = buildModel({
      root: this.#root,
      state: this.#state,
      manifestTexts: this.#resolution.manifestTexts(),
      includeTests: this.#options?.includeTests ?? false,
      previous: options.reuseCentrality ? this.#model : undefined,
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

function errorState(error: unknown): IndexState {
  const reason = error instanceof Error ? error.message : String(error);
  return { phase: 'error', reason, remedy: 'Run “Groundplan: Rebuild Index” once the cause is gone.' };
}
