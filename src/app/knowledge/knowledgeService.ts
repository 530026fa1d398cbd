/** The knowledge area: one index a workspace, as long as that stays open. */
import { throwIfAborted } from '../../base/codedError.ts';
import { lazy } from '../../base/lazy.ts';
import { pauseFor } from '../../base/pauseFor.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import type { VectorStore } from '../../core/ports/vectorStore.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  IndexProgress,
  IndexRequest,
  KnowledgeApi,
  SearchRequest,
} from '../../protocol/knowledgeApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import type { IdleWork } from '../idle/idleWork.ts';
import type { Ground } from './ground.ts';
import { MemoryCatalogue } from './memoryCatalogue.ts';
import { CONVERSATIONS } from './records/recordSources.ts';
import { RecordStore } from './records/recordStore.ts';
import { WorkspaceKnowledge } from './workspaceKnowledge.ts';
import type { OpenedVectors } from './workspaceVectors.ts';

/** Throws `not-analysed`. */
export type GroundOf = (root: string) => Ground;

export class KnowledgeService implements KnowledgeApi {
  readonly #groundOf: GroundOf;
  readonly #ports: EnginePorts;
  readonly #idle: Pick<IdleWork, 'pause'>;
  readonly #embedder: () => Promise<Embedder>;
  readonly #known = new Map<string, Known>();
  readonly #profile = lazy(() => new RecordStore(() => this.#openProfile()));
  #embedding = false;
  #profiled = false;

  constructor(groundOf: GroundOf, ports: EnginePorts, idle: Pick<IdleWork, 'pause'>) {
    this.#groundOf = groundOf;
    this.#idle = idle;
    this.#ports = ports;
    this.#embedder = lazy(() => {
      this.#embedding = true;
      return ports.openEmbedder();
    });
  }

  async search(request: SearchRequest, call: Call<IndexProgress> = {}) {
    const ground = this.#groundOf(request.root);
    return (await this.#of(ground)).search(ground, request, call);
  }

  async index({ root }: IndexRequest, call: Call<IndexProgress> = {}) {
    const ground = this.#groundOf(root);
    return (await this.#of(ground)).index(ground, call);
  }

  async status({ root }: IndexRequest) {
    return (await this.#of(this.#groundOf(root))).status();
  }

  async compact({ root }: IndexRequest, { signal = new AbortController().signal }: Call = {}) {
    const knowledge = await this.#of(this.#groundOf(root));
    // Opened by asking how it stands.
    await knowledge.status();
    await knowledge.maintain(signal);
    throwIfAborted(signal);
    return knowledge.status();
  }

  async rest({ paused }: { readonly paused: boolean }) {
    this.#idle.pause(paused);
  }

  /** What is open, for a quiet moment. Gives way when aborted. */
  async maintain(signal: AbortSignal): Promise<void> {
    const all = [...this.#known.values()].map(({ knowledge }) => knowledge);
    for (const each of this.#profiled ? [...all, this.#profile()] : all) {
      if (signal.aborted) return;
      await each.maintain(signal);
    }
  }

  /** The same of what is open, whoever is there. @returns bytes that it gave back. */
  async reclaim(signal: AbortSignal): Promise<number> {
    let freedBytes = 0;
    for (const { knowledge } of this.#known.values()) {
      throwIfAborted(signal);
      const before = await knowledge.status();
      await knowledge.maintain(signal);
      freedBytes += Math.max(0, before.sizeBytes - (await knowledge.status()).sizeBytes);
    }
    if (this.#profiled) await this.#profile().maintain(signal);
    throwIfAborted(signal);
    return freedBytes;
  }

  /** Of a conversation that was deleted: nothing of it is left in what is searched. */
  async forgetConversation(id: string): Promise<void> {
    if (!this.#profiled && !this.#ports.profileIndex.exists()) return;
    await this.#profile().drop(CONVERSATIONS, [id]);
  }

  /** Of a workspace that is closed. */
  async forget(root: string): Promise<void> {
    const known = this.#known.get(root);
    this.#known.delete(root);
    await known?.knowledge.dispose();
  }

  async dispose(): Promise<void> {
    for (const root of [...this.#known.keys()]) await this.forget(root);
    if (this.#profiled) await this.#profile().dispose();
    if (this.#embedding) await (await this.#embedder().catch(() => undefined))?.dispose();
  }

  async #of(ground: Ground): Promise<WorkspaceKnowledge> {
    const known = this.#known.get(ground.root);
    if (known !== undefined && serves(known, ground)) return known.knowledge;
    const knowledge = new WorkspaceKnowledge({
      now: () => this.#ports.now(),
      openVectors: (kept) => this.#openVectors(ground, kept),
      profile: () => this.#profile(),
    });
    const { session, storeUri, storeMostBytes } = ground;
    this.#known.set(ground.root, { session, storeUri, storeMostBytes, knowledge });
    await known?.knowledge.dispose();
    return knowledge;
  }

  async #openProfile(): Promise<OpenedVectors> {
    this.#profiled = true;
    const embedder = await this.#embedder();
    const { store, knowledge } = await this.#ports.profileIndex.open();
    return opened(embedder, store, knowledge);
  }

  async #openVectors(
    { root, storagePath, statePath, storeUri, storeMostBytes }: Ground,
    kept: boolean,
  ): Promise<OpenedVectors> {
    const embedder = await this.#embedder();
    const folder = kept ? storagePath : undefined;
    const store = await this.#ports.openVectorStore({
      root,
      storagePath: folder,
      uri: storeUri,
      mostBytes: storeMostBytes,
    });
    if (folder === undefined) {
      const catalogue = new MemoryCatalogue();
      return { embedder, store, catalogue, maintain: async () => {}, dispose: () => store.dispose() };
    }
    return opened(embedder, store, this.#ports.openKnowledge(root, statePath));
  }
}

interface Known extends Pick<Ground, 'session' | 'storeUri' | 'storeMostBytes'> {
  readonly knowledge: WorkspaceKnowledge;
}

/** Not once a person has put the index elsewhere. */
function serves(known: Known, { session, storeUri, storeMostBytes }: Ground): boolean {
  return known.session === session && known.storeUri === storeUri && known.storeMostBytes === storeMostBytes;
}

function opened(embedder: Embedder, store: VectorStore, knowledge: Knowledge): OpenedVectors {
  return {
    embedder,
    store,
    catalogue: knowledge.catalogue,
    async maintain(signal) {
      await knowledge.alone(async () => {
        const { againAfterMs } = await store.compact(signal);
        if (againAfterMs !== undefined) await pauseFor(againAfterMs, signal);
        if (againAfterMs !== undefined && !signal.aborted) await store.compact(signal);
        if (!signal.aborted) await knowledge.backUp();
      });
    },
    async dispose() {
      await store.dispose();
      await knowledge.dispose();
    },
  };
}
