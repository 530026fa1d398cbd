/** The knowledge area: one index a workspace, as long as that stays open. */
import { lazy } from '../../base/lazy.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  IndexProgress,
  IndexRequest,
  KnowledgeApi,
  SearchRequest,
} from '../../protocol/knowledgeApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import type { Ground } from './ground.ts';
import { MemoryCatalogue } from './memoryCatalogue.ts';
import { WorkspaceKnowledge } from './workspaceKnowledge.ts';
import type { OpenedVectors } from './workspaceVectors.ts';

/** Throws `not-analysed`. */
export type GroundOf = (root: string) => Ground;

export class KnowledgeService implements KnowledgeApi {
  readonly #groundOf: GroundOf;
  readonly #ports: EnginePorts;
  readonly #embedder: () => Promise<Awaited<ReturnType<EnginePorts['openEmbedder']>>>;
  readonly #known = new Map<string, { readonly session: object; readonly knowledge: WorkspaceKnowledge }>();
  #embedding = false;

  constructor(groundOf: GroundOf, ports: EnginePorts) {
    this.#groundOf = groundOf;
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

  /** Of a workspace that is closed. */
  async forget(root: string): Promise<void> {
    const known = this.#known.get(root);
    this.#known.delete(root);
    await known?.knowledge.dispose();
  }

  async dispose(): Promise<void> {
    for (const root of [...this.#known.keys()]) await this.forget(root);
    if (this.#embedding) await (await this.#embedder().catch(() => undefined))?.dispose();
  }

  async #of(ground: Ground): Promise<WorkspaceKnowledge> {
    const known = this.#known.get(ground.root);
    if (known?.session === ground.session) return known.knowledge;
    const knowledge = new WorkspaceKnowledge({
      now: () => this.#ports.now(),
      openVectors: (kept) => this.#openVectors(ground, kept),
    });
    this.#known.set(ground.root, { session: ground.session, knowledge });
    await known?.knowledge.dispose();
    return knowledge;
  }

  async #openVectors(
    { root, storagePath, statePath, storeUri }: Ground,
    kept: boolean,
  ): Promise<OpenedVectors> {
    const embedder = await this.#embedder();
    const folder = kept ? storagePath : undefined;
    const store = await this.#ports.openVectorStore({ root, storagePath: folder, uri: storeUri });
    if (folder === undefined) {
      return { embedder, store, catalogue: new MemoryCatalogue(), dispose: () => store.dispose() };
    }
    const knowledge = this.#ports.openKnowledge(root, statePath);
    return {
      embedder,
      store,
      catalogue: knowledge.catalogue,
      async dispose() {
        await store.dispose();
        await knowledge.dispose();
      },
    };
  }
}
