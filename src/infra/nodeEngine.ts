/** The engine with its real adapters, for a process that has Node and a disk. */
import { existsSync } from 'node:fs';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { createEngine } from '../app/createEngine.ts';
import { LANGUAGES } from '../core/languages/languages.ts';
import type { EnginesConfiguration } from '../core/model/engines.ts';
import { cFamily } from '../core/resolve/c/cFamily.ts';
import { csharpFamily } from '../core/resolve/csharp/csharpFamily.ts';
import { goFamily } from '../core/resolve/go/goFamily.ts';
import { jvmFamily } from '../core/resolve/jvm/jvmFamily.ts';
import { phpFamily } from '../core/resolve/php/phpFamily.ts';
import { pythonFamily } from '../core/resolve/python/pythonFamily.ts';
import { rubyFamily } from '../core/resolve/ruby/rubyFamily.ts';
import { rustFamily } from '../core/resolve/rust/rustFamily.ts';
import { swiftFamily } from '../core/resolve/swift/swiftFamily.ts';
import type { Engine } from '../protocol/engineApi.ts';
import type { HostApi } from '../protocol/hostApi.ts';
import { newIds } from './chat/newIds.ts';
import { hostConfiguration } from './engines/hostConfiguration.ts';
import { nodeTextEngines } from './engines/nodeTextEngines.ts';
import { SqliteResponseCache } from './engines/sqliteResponseCache.ts';
import { disabledChanges } from './git/disabledChanges.ts';
import { disabledHistory } from './git/disabledHistory.ts';
import { gitChanges } from './git/gitChanges.ts';
import { GitHistory } from './git/gitHistory.ts';
import { SqliteKnowledge } from './knowledge/sqliteKnowledge.ts';
import { readMapPageScript } from './map/mapPageScript.ts';
import { createParser } from './parse/createParser.ts';
import { defaultGrammarLocation } from './parse/grammarFiles.ts';
import { probeNative } from './parse/nativeProbe.ts';
import { createSyntaxReader } from './parse/syntaxReader.ts';
import { promptFolders } from './prompts/promptFolders.ts';
import { homeNotes } from './registry/homeNotes.ts';
import { createScriptFamily } from './resolve/scriptFamily.ts';
import { scriptConfig } from './rules/scriptConfig.ts';
import { sha1 } from './scan/readSource.ts';
import { ThreadedScanner } from './scan/threadedScanner.ts';
import { disabledFactStore } from './store/disabledFactStore.ts';
import { FileDismissals } from './store/fileDismissals.ts';
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
  /** Folder of everything that is kept; undefined: the usual ones. */
  readonly storage?: string;
}

export function createNodeEngine({
  log,
  gitAllowed,
  statePath,
  host,
  enginesConfiguration,
  storage,
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
    families: [
      createScriptFamily(),
      pythonFamily,
      jvmFamily,
      goFamily,
      rustFamily,
      swiftFamily,
      csharpFamily,
      cFamily,
      phpFamily,
      rubyFamily,
    ],
    openFactStore: (root, storagePath) =>
      storagePath === undefined
        ? disabledFactStore
        : new SqliteFactStore({ file: join(folderFor(storagePath, root), 'facts.db'), problem: log }),
    openDismissals: (root, storagePath) =>
      FileDismissals.open(
        storagePath === undefined ? undefined : join(folderFor(storagePath, root), 'dismissed.json'),
        log,
      ),
    openKnowledge: (root, statePath) => knowledgeIn(statePath && folderFor(statePath, root), log),
    openProfile: (statePath) => knowledgeIn(statePath, log),
    openModelHome: modelHome,
    async openVectorStore(request) {
      const { openVectorStore } = await import('./knowledge/vectors/openVectorStore.ts');
      const { root, storagePath, uri } = request;
      const folder = storagePath && join(folderFor(storagePath, root), 'vectors');
      const proofFile = join(storagePath ?? tmpdir(), 'lancedb.json');
      return openVectorStore({ folder, uri, proofFile, log });
    },
    async openEmbedder() {
      const { openChosenEmbedder } = await import('./embed/openChosenEmbedder.ts');
      return openChosenEmbedder({ home: modelHome, folder: modelsFolder, notes, log });
    },
    changes: gitAllowed ? gitChanges : disabledChanges,
    history: gitAllowed ? new GitHistory(log) : disabledHistory,
    syntax: createSyntaxReader(location),
    configs: scriptConfig,
    mapPageScript: readMapPageScript,
    textEngines: nodeTextEngines({ host, folder: modelsFolder, notes, log }),
    openResponseCache: (storagePath) =>
      new SqliteResponseCache({ file: join(storagePath, 'answers.db'), problem: log }),
    enginesConfiguration: enginesConfiguration ?? (() => hostConfiguration(host)),
    prompts: promptFolders({ trusted: gitAllowed, profile: statePath }),
    async openConversations() {
      const { openConversations } = await import('./chat/openConversations.ts');
      return openConversations(statePath, log);
    },
    async openToolbox() {
      const { nodeToolbox } = (await import(toolboxModule())) as typeof import('./toolbox/nodeToolbox.ts');
      return nodeToolbox(host);
    },
    newId: newIds(),
    timestamp: () => new Date().toISOString(),
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    log,
  });
}

function grammarNames(): string[] {
  return [...new Set(LANGUAGES.map((language) => language.grammar))];
}

function knowledgeIn(folder: string | undefined, log: (message: string) => void): SqliteKnowledge {
  return new SqliteKnowledge({ file: folder && join(folder, 'knowledge.db'), now: Date.now, problem: log });
}

/** Where a command line keeps its caches when nothing else is said (XDG Base Directory Specification). */
export function defaultStoragePath(): string {
  return homeFolder(process.env.XDG_CACHE_HOME, '.cache');
}

/** Where it keeps what people have said: caches may be cleared at any time, dismissals are to stay. */
export function defaultDismissalsPath(): string {
  return homeFolder(process.env.XDG_STATE_HOME, '.local/state');
}

/** And where it looks for what a person has set. */
export function defaultSettingsFile(): string {
  return join(homeFolder(process.env.XDG_CONFIG_HOME, '.config'), 'config.json');
}

/** Where models are kept: they are large, and no cache that may be cleared. */
export function defaultModelsPath(): string {
  return join(homeFolder(process.env.XDG_DATA_HOME, '.local/share'), 'models');
}

/** The specification: a path that is not absolute does not count. */
function homeFolder(set: string | undefined, usual: string): string {
  return join(set !== undefined && isAbsolute(set) ? set : join(homedir(), usual), 'groundplan');
}

function folderFor(storagePath: string, root: string): string {
  return join(storagePath, 'workspaces', sha1(Buffer.from(root)).slice(0, 16));
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
