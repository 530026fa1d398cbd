/** The engine with its real adapters, for a process that has Node and a disk. */
import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../app/createEngine.ts';
import { LANGUAGES } from '../core/languages/languages.ts';
import type { EnginesConfiguration } from '../core/model/engines.ts';
import type { BackgroundTimes } from '../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../core/ports/idleClock.ts';
import type { Engine } from '../protocol/engineApi.ts';
import type { HostApi, ToolServersReport } from '../protocol/hostApi.ts';
import { disabledAdapterStore } from './adapters/disabledAdapterStore.ts';
import { blueprintFolders } from './blueprints/blueprintFolders.ts';
import { newIds } from './chat/newIds.ts';
import { hostConfiguration } from './engines/hostConfiguration.ts';
import { nodeTextEngines } from './engines/nodeTextEngines.ts';
import { SqliteResponseCache } from './engines/sqliteResponseCache.ts';
import { disabledChanges } from './git/disabledChanges.ts';
import { disabledCommits } from './git/disabledCommits.ts';
import { disabledHistory } from './git/disabledHistory.ts';
import { fileCheckout } from './git/fileCheckout.ts';
import { gitChanges } from './git/gitChanges.ts';
import { gitCommits } from './git/gitCommits.ts';
import { GitHistory } from './git/gitHistory.ts';
import { defaultDismissalsPath, defaultModelsPath } from './homeFolders.ts';
import { SqliteKnowledge } from './knowledge/sqliteKnowledge.ts';
import { readMapPageScript } from './map/mapPageScript.ts';
import { createCodeNodes } from './parse/codeNodes.ts';
import { createParser } from './parse/createParser.ts';
import { defaultGrammarLocation } from './parse/grammarFiles.ts';
import { probeNative } from './parse/nativeProbe.ts';
import { createSyntaxFaults } from './parse/syntaxFaults.ts';
import { createSyntaxReader } from './parse/syntaxReader.ts';
import { createWiringReader } from './parse/wiringReader.ts';
import { powerSource } from './power/powerSource.ts';
import { stirringFile } from './power/stirringFile.ts';
import { threadCpu } from './power/threadCpu.ts';
import { promptFolders } from './prompts/promptFolders.ts';
import { homeNotes } from './registry/homeNotes.ts';
import { resolverFamilies } from './resolve/families.ts';
import { scriptConfig } from './rules/scriptConfig.ts';
import { ThreadedScanner } from './scan/threadedScanner.ts';
import { disabledFactStore } from './store/disabledFactStore.ts';
import { allDismissals, openDismissals } from './store/dismissalFolders.ts';
import { folderFor } from './store/folderFor.ts';
import { machineLock } from './store/machineLock.ts';
import { SqliteFactStore } from './store/sqliteFactStore.ts';
import { nodeWalker } from './walk/nodeWalker.ts';

export interface NodeEngineOptions {
  log(message: string): void;
  /** False in an untrusted workspace: git runs what a repository's configuration names. */
  readonly gitAllowed: boolean;
  /** Folder of what people said, whatever the workspace; undefined keeps conversations in memory. */
  readonly statePath?: string | undefined;
  /** Who started this process, where it has something to offer. */
  readonly host?: HostApi;
  /** What a person has set; without it, what the host says. Read before the first use. */
  enginesConfiguration?(): Promise<EnginesConfiguration>;
  /** The same of servers of tools. */
  toolServers?(): Promise<ToolServersReport>;
  /** Folder of everything that is kept; undefined: the usual ones. */
  readonly storage?: string;
  /** How adapters are trained; for tests. */
  readonly training?: { readonly threads?: number; readonly kernels?: string };
  /** When idle work begins; for tests. */
  readonly idle?: Partial<Pick<IdleClock, 'quietMs' | 'everyMs'>>;
  /** The same of learning in the background. */
  readonly background?: Partial<BackgroundTimes>;
}

/** Long enough for a person to be elsewhere; tidying up more often gives nothing back. */
const QUIET = { quietMs: 180_000, everyMs: 1_800_000 };

/** The start belongs to the person, and so does whatever they type. */
const BACKGROUND_TIMES: BackgroundTimes = { firstMs: 60_000, quietMs: 3000, againMs: 300_000 };

export function createNodeEngine({
  log,
  gitAllowed,
  statePath,
  host,
  enginesConfiguration,
  toolServers,
  storage,
  idle = {},
  training = {},
  background = {},
}: NodeEngineOptions): Engine {
  const location = defaultGrammarLocation();
  const modelsFolder = storage === undefined ? defaultModelsPath() : join(storage, 'models');
  const modelHome = async () => {
    const { openModelHome } = await import('./registry/openModelHome.ts');
    return openModelHome({
      folder: modelsFolder,
      profile: knowledgeIn(storage ?? defaultDismissalsPath(), log),
      log,
    });
  };
  const notes = homeNotes(modelHome);
  const dismissalFolders = {
    statePath,
    openProfile: () => knowledgeIn(statePath, log),
  };
  return createEngine({
    walker: nodeWalker,
    async createScanner({ cpuBudget, maxFileBytes, nativeParser }) {
      const nativeGrammars = nativeParser ? [...(await probeNative(grammarNames()))] : [];
      const parser = createParser(location, nativeGrammars);
      return new ThreadedScanner({
        parser,
        entry: scanEntry(),
        threads: threadsFor(cpuBudget),
        nativeGrammars,
        maxFileBytes,
      });
    },
    families: resolverFamilies(),
    openFactStore: (root, storagePath) =>
      storagePath === undefined
        ? disabledFactStore
        : new SqliteFactStore({ file: join(folderFor(storagePath, root), 'facts.db'), problem: log }),
    openDismissals: (root, storagePath) =>
      openDismissals({ root, storagePath, folders: dismissalFolders, log }),
    allDismissals: allDismissals(dismissalFolders),
    openKnowledge: (root, statePath) => knowledgeIn(statePath && folderFor(statePath, root), log),
    openProfile: () => knowledgeIn(statePath, log),
    idle: { ...QUIET, ...idle, after: callAfter },
    background: {
      power: powerSource(() => performance.now()),
      cpu: threadCpu,
      lock: machineLock(statePath),
      times: { ...BACKGROUND_TIMES, ...background },
    },
    stirring: stirringFile(statePath),
    profileIndex: {
      exists: () => statePath !== undefined && existsSync(join(statePath, 'index')),
      async open() {
        const { openVectorStore } = await import('./knowledge/vectors/openVectorStore.ts');
        const folder = statePath && join(statePath, 'index');
        const store = await openVectorStore({ folder, proofFile: proofFile(folder), log });
        return { store, knowledge: knowledgeIn(statePath, log) };
      },
    },
    openModelHome: modelHome,
    async openVectorStore(request) {
      const { openVectorStore } = await import('./knowledge/vectors/openVectorStore.ts');
      const { root, storagePath, uri, mostBytes } = request;
      const folder = storagePath && join(folderFor(storagePath, root), 'vectors');
      const { storeCredentials } = await import('./knowledge/vectors/storeCredentials.ts');
      const credentials = uri ? await storeCredentials(host) : undefined;
      return openVectorStore({ folder, uri, credentials, mostBytes, proofFile: proofFile(storagePath), log });
    },
    async openEmbedder() {
      const { openChosenEmbedder } = await import('./embed/openChosenEmbedder.ts');
      return openChosenEmbedder({ home: modelHome, folder: modelsFolder, notes, log });
    },
    async openSentiment() {
      const { openChosenSentiment } = await import('./sentiment/openSentiment.ts');
      return openChosenSentiment({ home: modelHome, folder: modelsFolder, log });
    },
    changes: gitAllowed ? gitChanges : disabledChanges,
    commits: gitAllowed ? gitCommits : disabledCommits,
    history: gitAllowed ? new GitHistory(log) : disabledHistory,
    syntax: createSyntaxReader(location),
    wiring: createWiringReader(location),
    nodes: createCodeNodes(location),
    faults: createSyntaxFaults(location),
    checkouts: fileCheckout,
    configs: scriptConfig,
    mapPageScript: readMapPageScript,
    textEngines: nodeTextEngines({ host, folder: modelsFolder, notes, log }),
    async openAdapters() {
      if (statePath === undefined) return disabledAdapterStore;
      const { AdapterFolder } = await import('./adapters/adapterFolder.ts');
      return new AdapterFolder({ folder: join(statePath, 'adapters'), problem: log });
    },
    async openTrainer() {
      const { NodeTrainer } = await import('./train/nodeTrainer.ts');
      return new NodeTrainer({ folder: join(statePath ?? tmpdir(), 'training'), ...training });
    },
    openResponseCache: (storagePath) =>
      new SqliteResponseCache({ file: join(storagePath, 'answers.db'), problem: log }),
    enginesConfiguration: enginesConfiguration ?? (() => hostConfiguration(host)),
    blueprints: blueprintFolders({ trusted: gitAllowed, profile: statePath }),
    prompts: promptFolders({ trusted: gitAllowed, profile: statePath }),
    async openConversations() {
      const { openConversations } = await import('./chat/openConversations.ts');
      return openConversations(statePath, log);
    },
    async openSchemaCheck(schema) {
      const { schemaCheck } = (await import(toolboxModule())) as typeof import('./toolbox/nodeToolbox.ts');
      return schemaCheck(schema);
    },
    async openToolbox() {
      const { nodeToolbox } = (await import(toolboxModule())) as typeof import('./toolbox/nodeToolbox.ts');
      return nodeToolbox(toolServers === undefined ? host : { toolServers: () => toolServers() });
    },
    newId: newIds(),
    timestamp: () => new Date().toISOString(),
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    log,
  });
}

function callAfter(ms: number, call: () => void) {
  const timer = setTimeout(call, ms).unref();
  return { dispose: () => clearTimeout(timer) };
}

/** Where it is remembered that LanceDB runs here. */
function proofFile(folder: string | undefined): string {
  return join(folder ?? tmpdir(), 'lancedb.json');
}

function grammarNames(): string[] {
  return [...new Set(LANGUAGES.map((language) => language.grammar))];
}

function knowledgeIn(folder: string | undefined, log: (message: string) => void): SqliteKnowledge {
  return new SqliteKnowledge({ file: folder && join(folder, 'knowledge.db'), now: Date.now, problem: log });
}

/** No more than the budget's share of the cores; at least one. */
function threadsFor(cpuBudget: number): number {
  return Math.max(1, Math.floor(availableParallelism() * cpuBudget));
}

/** The bundled thread beside this bundle, or the source while developing. */
function scanEntry(): URL {
  const bundled = new URL('./scan.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../workers/scan.ts', import.meta.url);
}

/** A bundle of its own: the protocol's client is half a megabyte, which no start is to read. */
function toolboxModule(): string {
  const bundled = new URL('./toolbox.mjs', import.meta.url);
  return (existsSync(bundled) ? bundled : new URL('./toolbox/nodeToolbox.ts', import.meta.url)).href;
}
