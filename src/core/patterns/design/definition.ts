/** What a pattern's definition is, and how its candidates are weighed. */
import type { MethodNode, TypeGraph, TypeNode } from './typeNodes.ts';

/** A part played by a type, or by one of its methods. */
export interface RoleBinding {
  readonly role: string;
  readonly type?: TypeNode;
  readonly method?: MethodNode;
  /** What is to be seen there, in a sentence. */
  readonly says?: string;
}

export interface Candidate<Condition extends string = string> {
  readonly roles: readonly RoleBinding[];
  /** How far each condition holds, in [0, 1]. */
  readonly conditions: Readonly<Record<Condition, number>>;
}

/**
 * A readable definition: where to look and which conditions to weigh. Names play no part in it, and it never makes an occurrence certain:
 * that is the matter of `proofs`.
 */
export interface Definition<Condition extends string = string> {
  /** As the field writes it. */
  readonly pattern: string;
  /** What each condition adds; those below 0 speak against the pattern. */
  readonly weights: Readonly<Record<Condition, number>>;
  /**
   * Conditions that must all hold in full, and none that speaks against it, for the pattern to be likely among many types, where each place
   * is judged by what is round it. None given: it is a matter of intent, which no place shows alone.
   */
  readonly needs?: readonly Condition[];
  /** What such a place must show besides, where the conditions do not tell. */
  isLikely?(candidate: Candidate<Condition>, graph: PatternGraph): boolean;
  /** Yields nothing now and then, at least once a type or family that it looks at: others may have their turn there. */
  find(graph: PatternGraph): Iterable<Candidate<Condition> | undefined>;
}

/** The type graph with what most definitions look for in it. */
export interface PatternGraph extends TypeGraph {
  /** Types that answer to the same calls: below one base, or alike where nothing is declared. */
  readonly families: readonly Family[];
  /** Types that hold one of these types, with the field. */
  holders(type: TypeNode): readonly { readonly holder: TypeNode; readonly field: string }[];
  /** Methods and functions that take it as a parameter. */
  takers(type: TypeNode): readonly MethodNode[];
  /** Methods that call a method of this name on one of their parameters. */
  askingParameters(name: string): readonly MethodNode[];
  /** Methods and functions that create the type. */
  creators(type: TypeNode): readonly MethodNode[];
}

export interface Family {
  /** The declared supertype in the workspace; absent for families by likeness and of foreign bases. */
  readonly base?: TypeNode;
  readonly members: readonly TypeNode[];
  /** Names of the operations that they share. */
  readonly operations: ReadonlySet<string>;
}

/** In [0, 1]: the weighted share of what speaks for the pattern, less what speaks against it. */
export function scoreOf<C extends string>(definition: Definition<C>, { conditions }: Candidate<C>): number {
  let most = 0;
  let sum = 0;
  for (const [name, weight] of Object.entries(definition.weights) as [C, number][]) {
    if (weight > 0) most += weight;
    sum += weight * conditions[name];
  }
  return most === 0 ? 0 : Math.max(0, Math.min(1, sum / most));
}

export function define<C extends string>(definition: Definition<C>): Definition<C> {
  return definition;
}
