/** One search over all folders of the workspace. */
import { messageOf } from '../../base/messageOf.ts';
import type { IndexProgress, KnowledgeApi, SearchHit, SearchRequest } from '../../protocol/knowledgeApi.ts';

export interface Hit extends SearchHit {
  readonly root: string;
}

export interface RootsReport {
  /** Best first, by score. */
  readonly hits: readonly Hit[];
  /** What is missing, each thing once. */
  readonly notices: readonly string[];
}

export interface RootsRequest extends Omit<SearchRequest, 'root' | 'near' | 'limit'> {
  readonly roots: readonly string[];
  readonly limit: number;
  /** The file that a person has open. */
  readonly near?: { readonly root: string; readonly path: string };
  readonly signal: AbortSignal;
  /** Files of all folders. */
  readonly progress: (done: number, total: number) => void;
}

/** Rejects where no folder could be searched; where one could, what kept the others from it is a notice. */
export async function searchRoots(
  knowledge: Pick<KnowledgeApi, 'search'>,
  { roots, near, signal, progress, ...asked }: RootsRequest,
): Promise<RootsReport> {
  const read = new Map<string, IndexProgress>();
  const settled = await Promise.allSettled(
    roots.map((root) => {
      const on = (event: IndexProgress) => {
        read.set(root, event);
        progress(sum(read, 'done'), sum(read, 'total'));
      };
      const nearby = near?.root === root ? { near: near.path } : {};
      return knowledge.search({ ...asked, root, ...nearby }, { signal, on });
    }),
  );
  const failed = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason);
  if (failed.length === settled.length && failed.length > 0) throw failed[0];
  const reports = settled.flatMap((each, at) =>
    each.status === 'fulfilled' ? [{ ...each.value, root: roots[at]! }] : [],
  );
  const hits = reports.flatMap(({ root, results }) => results.map((hit) => ({ ...hit, root })));
  const notices = [...reports.flatMap(({ notice }) => notice ?? []), ...failed.map(messageOf)];
  return {
    hits: hits.sort((a, b) => b.score - a.score).slice(0, asked.limit),
    notices: [...new Set(notices)],
  };
}

function sum(read: ReadonlyMap<string, IndexProgress>, what: 'done' | 'total'): number {
  return [...read.values()].reduce((total, each) => total + each[what], 0);
}
