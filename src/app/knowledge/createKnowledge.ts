/** The knowledge area: one index a workspace, as long as that stays open. */
import type { Call } from '../../protocol/call.ts';
import type {
  IndexProgress,
  IndexRequest,
  KnowledgeApi,
  SearchRequest,
} from '../../protocol/knowledgeApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import type { Ground } from './ground.ts';
import { WorkspaceKnowledge } from './workspaceKnowledge.ts';

/** Throws `not-analysed`. */
export type GroundOf = (root: string) => Ground;

export function createKnowledge(
  groundOf: GroundOf,
  ports: EnginePorts,
): KnowledgeApi & { dispose(): Promise<void> } {
  const known = new WeakMap<object, WorkspaceKnowledge>();
  const of = ({ session }: Ground) => {
    let knowledge = known.get(session);
    if (knowledge === undefined) {
      knowledge = new WorkspaceKnowledge(() => ports.now());
      known.set(session, knowledge);
    }
    return knowledge;
  };
  return {
    async search(request: SearchRequest, call: Call<IndexProgress> = {}) {
      const ground = groundOf(request.root);
      return of(ground).search(ground, request, call);
    },
    async index({ root }: IndexRequest, call: Call<IndexProgress> = {}) {
      const ground = groundOf(root);
      return of(ground).index(ground, call);
    },
    async dispose() {},
  };
}
