/** How strongly the kinds of edges bind. */
import type { Cycle, EdgeKind } from '../model/graph.ts';

const RANK: Readonly<Record<EdgeKind, number>> = {
  static: 0,
  're-export': 1,
  reference: 2,
  declared: 3,
  deferred: 4,
  type: 5,
};

/** Lower is stronger: static > re-export > reference > declared > deferred > type. */
export function rankOf(kind: EdgeKind): number {
  return RANK[kind];
}

export function isRunTime(kind: EdgeKind): boolean {
  return RANK[kind] < RANK.deferred;
}

/** The weakest strength of cycle that an edge of this kind can take part in. */
export function strengthOf(kind: EdgeKind): Cycle['strength'] {
  if (isRunTime(kind)) return 'run-time';
  return kind === 'deferred' ? 'deferred' : 'type-only';
}
