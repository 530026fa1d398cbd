/**
 * What makes an occurrence certain. A definition weighs how well a place fits; a proof asks, apart from that and of declared types only,
 * whether all that the Gang of Four's description of the pattern demands is there. It never counts on names, and what it cannot see it does not prove.
 */
import type { PatternGraph, RoleBinding } from '../definition.ts';
import type { TypeNode } from '../typeNodes.ts';

export interface Proven {
  /** The type that the pattern is about: a looser occurrence of the same pattern with it is the same occurrence. */
  readonly core: TypeNode;
  readonly roles: readonly RoleBinding[];
}

export interface Proof {
  /** As the field writes it. */
  readonly pattern: string;
  /** Yields nothing at least once a type that it looks at: others may have their turn there. */
  prove(graph: PatternGraph): Iterable<Proven | undefined>;
}
