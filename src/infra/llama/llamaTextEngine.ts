/** The embedded engine: models on this machine, run by llama.cpp in a child process that starts with the first request. */
import { existsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { CodedError } from '../../base/codedError.ts';
import type { AdapterBase } from '../../core/model/adapter.ts';
import type { EmbeddedConfiguration } from '../../core/model/embeddedEngine.ts';
import type { Generated, GenerateRequest, Prompt, TextModel } from '../../core/model/generation.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { ModelNotes } from '../../core/ports/modelNotes.ts';
import type { ScoreOptions, TextEngine, TextListener, TextScorer } from '../../core/ports/textEngine.ts';
import { CODE_LLAMA } from './codeLlama.ts';
import { HOW_TO_GET_ONE, type InstalledModel, InstalledModels, pathIn } from './installedModels.ts';
import { LlamaEmbedder } from './llamaEmbedder.ts';
import type { LoadOptions, Memory } from './llamaMessages.ts';
import { LlamaSupervisor } from './llamaSupervisor.ts';
import { modelFingerprint } from './modelFingerprint.ts';
import { canInfill, mustSuit, mustWrite, trainedContext } from './modelKinds.ts';

export interface LlamaEngineOptions {
  readonly configuration: EmbeddedConfiguration;
  log(message: string): void;
  /** As the machine says by default; simulated in tests. */
  memory?(): Memory;
  /** What is known of the models besides their files. */
  readonly notes?: ModelNotes;
  /** Where models are installed. */
  readonly folder: string;
}

export class LlamaTextEngine implements TextEngine, TextScorer {
  readonly id = 'embedded';
  readonly reach = 'machine';
  readonly takesAdapters = true;
  readonly scorer = this;
  readonly withoutModels = `No model is installed on this machine. ${HOW_TO_GET_ONE}`;
  readonly #options: LlamaEngineOptions;
  readonly #installed: InstalledModels;
  readonly #child: LlamaSupervisor;
  /** By path and version. */
  readonly #fingerprints = new Map<string, Promise<string>>();

  constructor(options: LlamaEngineOptions) {
    this.#options = options;
    const { gpu, threads, idleMinutes, modelFolders, model } = options.configuration;
    // The file of the setting has a name too, by which it is asked for once it is chosen.
    const set = pathIn(model);
    const listed = async () => [
      ...((await options.notes?.listedPaths()) ?? []),
      ...(set === undefined ? [] : [set]),
    ];
    this.#installed = new InstalledModels([options.folder, ...modelFolders], listed);
    this.#child = new LlamaSupervisor({
      entry: usualEntry(),
      host: { gpu, threads: threads > 0 ? threads : Math.max(1, availableParallelism() - 1) },
      idleMs: idleMinutes * 60_000,
      log: options.log,
      now: () => performance.now(),
    });
  }

  async models(): Promise<readonly TextModel[]> {
    const [installed, wanted] = await Promise.all([this.#installed.list(), this.#wanted()]);
    if (wanted === '' && installed.length === 0) return [];
    const first = await this.#chosen(undefined);
    const others = installed.filter(({ path }) => path !== first.path);
    return Promise.all([first, ...others].map((model) => this.#described(model)));
  }

  async generate(request: GenerateRequest, { signal, onText }: TextListener): Promise<Generated> {
    const started = performance.now();
    const model = await this.#chosen(request.model);
    await this.#mustSuit(model, request.adapters);
    let firstTextMs: number | undefined;
    const tell = (piece: string) => {
      firstTextMs ??= performance.now() - started;
      onText?.(piece);
    };
    const load = await this.#load(model, request.contextTokens);
    const written = await this.#child.call('write', { load, request }, { signal, tell });
    const elapsedMs = performance.now() - started;
    return { ...written, model: model.name, firstTextMs: firstTextMs ?? elapsedMs, elapsedMs };
  }

  async countTokens(text: string, model?: string): Promise<number> {
    const { path, version } = await this.#chosen(model);
    return this.#child.call('countTokens', { file: { path, version }, text });
  }

  async score(
    before: string | Prompt,
    text: string,
    { model: named, adapters = [], signal }: ScoreOptions = {},
  ): Promise<readonly number[]> {
    const model = await this.#chosen(named);
    await this.#mustSuit(model, adapters);
    const load = await this.#load(model);
    return this.#child.call('score', { load, before, text, adapters }, { ...(signal && { signal }) });
  }

  async read(
    before: string | Prompt,
    texts: readonly string[],
    model?: string,
  ): Promise<readonly (readonly number[])[]> {
    const { path, version } = await this.#chosen(model);
    return this.#child.call('tokenize', { file: { path, version }, before, texts });
  }

  async pathOf(named: string): Promise<string> {
    return (await this.#chosen(named)).path;
  }

  async baseOf(named: string): Promise<AdapterBase> {
    const { name, path, version } = await this.#chosen(named);
    const key = `${path} ${version}`;
    const fingerprint = this.#fingerprints.get(key) ?? modelFingerprint(path);
    this.#fingerprints.set(key, fingerprint);
    fingerprint.catch(() => this.#fingerprints.delete(key));
    return { name, fingerprint: await fingerprint };
  }

  /** An embedder over a GGUF file, in the same child. Rejects with `engine-unavailable`. */
  async embedder(path: string): Promise<Embedder> {
    return LlamaEmbedder.open(await this.#installed.find(path), this.#child);
  }

  /** The child's process id while it runs. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  async dispose(): Promise<void> {
    await this.#child.dispose();
  }

  async #chosen(named: string | undefined): Promise<InstalledModel> {
    const wanted = await this.#wanted();
    const model =
      (named === undefined ? undefined : await this.#wantedUnder(named, wanted)) ??
      (await this.#found(named ?? wanted));
    if (model === undefined) throw new CodedError('engine-unavailable', this.withoutModels);
    mustWrite(model.path, model.header);
    return model;
  }

  /** A file that was chosen by its path may lie outside the folders, and goes by its name in the list all the same. */
  async #wantedUnder(name: string, wanted: string): Promise<InstalledModel | undefined> {
    if (wanted === '') return undefined;
    const model = await this.#installed.find(wanted).catch(() => undefined);
    return model?.name === name ? model : undefined;
  }

  /** @param wanted empty: the first of all. */
  async #found(wanted: string): Promise<InstalledModel | undefined> {
    return wanted === '' ? (await this.#installed.list())[0] : this.#installed.find(wanted);
  }

  /** The setting counts before the choice that was made elsewhere; empty where there is neither. */
  async #wanted(): Promise<string> {
    const { configuration, notes } = this.#options;
    return configuration.model !== '' ? configuration.model : ((await notes?.chosenPath()) ?? '');
  }

  async #mustSuit(model: InstalledModel, adapters: GenerateRequest['adapters'] = []): Promise<void> {
    for (const { path } of adapters)
      mustSuit(path, (await this.#installed.at(path)).header, model.header, model.name);
  }

  async #described(model: InstalledModel): Promise<TextModel> {
    const { name, version, header } = model;
    const can = { chat: true, infill: canInfill(header), schema: true };
    const usable = (await this.#options.notes?.usableTokens(model.path)) ?? Number.POSITIVE_INFINITY;
    return { name, version, contextTokens: Math.min(usable, this.#contextOf(header)), can };
  }

  #contextOf(
    header: InstalledModel['header'],
    contextTokens = this.#options.configuration.contextTokens,
  ): number {
    return Math.min(contextTokens, trainedContext(header) ?? contextTokens);
  }

  async #load({ path, version, name, header }: InstalledModel, contextTokens?: number): Promise<LoadOptions> {
    const installed = await this.#installed.list();
    const others = installed.map((model) => ({ name: model.name, bytes: model.header.fileBytes }));
    return {
      path,
      version,
      name,
      contextTokens: this.#contextOf(header, contextTokens),
      sequences: this.#options.configuration.sequences,
      memory: (this.#options.memory ?? machineMemory)(),
      longestToken: Math.max(1, header.vocabulary.longestBytes),
      others: [...others, ...CODE_LLAMA].filter(({ bytes }) => bytes < header.fileBytes),
    };
  }
}

/** A container's limit counts as the machine's memory. */
function machineMemory(): Memory {
  const limit = process.constrainedMemory();
  const totalBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { totalBytes, freeBytes: Math.min(process.availableMemory(), freemem()) };
}

/** The bundled child beside this bundle, or the source while developing. */
function usualEntry(): URL {
  const bundled = new URL('./llama.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../workers/llama.ts', import.meta.url);
}
