/** Contexts that hold one of a family and ask it: what Strategy, State, Command and Mediator have in common. */

import { rememberedByObject } from '../../../../base/remembered.ts';
import type { Steps } from '../../../../base/steps.ts';
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { Family, PatternGraph } from '../definition.ts';
import { ancestors, type Delegation, delegations, isKin } from '../relations.ts';
import type { FieldNode, MethodNode, TypeNode } from '../typeNodes.ts';

export interface Holding {
  readonly context: TypeNode;
  readonly field: string;
  readonly node: FieldNode;
  readonly family: Family;
  readonly asked: readonly Delegation[];
  /** Replaced after construction from a parameter. */
  readonly setLater: boolean;
  /** Replaced after construction by one that is made or asked for there. */
  readonly replaced: boolean;
  readonly handedIn: boolean;
}

const cache = new WeakMap<PatternGraph, readonly Holding[]>();

export function* holdings(graph: PatternGraph): Steps<readonly Holding[]> {
  const known = cache.get(graph);
  if (known !== undefined) return known;
  const found: Holding[] = [];
  for (const family of graph.families) {
    yield;
    if (family.members.length > 0) found.push(...holdingsOf(family, graph));
  }
  cache.set(graph, found);
  return found;
}

function holdingsOf(family: Family, graph: PatternGraph): Holding[] {
  const types = family.base === undefined ? family.members : [family.base, ...family.members];
  const seen = new Set<string>();
  return types.flatMap((type) =>
    graph.holders(type).flatMap(({ holder, field }) => {
      const key = `${holder.path}#${holder.shape.name}#${field}`;
      if (seen.has(key) || types.some((each) => each === holder || isKin(each, holder))) return [];
      seen.add(key);
      return [holding(holder, field, family)];
    }),
  );
}

function holding(context: TypeNode, field: string, family: Family): Holding {
  const node = context.fields.get(field)!;
  const later = context.methods.filter(
    ({ shape }) => shape.kind !== 'constructor' && shape.writes.some((write) => write.field === field),
  );
  const values = later.flatMap(({ shape }) =>
    shape.writes.filter((write) => write.field === field).map(({ value }) => value),
  );
  return {
    context,
    field,
    node,
    family,
    asked: delegations(context).filter((each) => each.field === field),
    setLater: values.some((value) => nameIn(value, 'param') !== undefined),
    replaced: values.some((value) => nameIn(value, 'new', 'call') !== undefined),
    handedIn: context.methods.some(
      ({ shape }) =>
        shape.kind === 'constructor' &&
        (shape.params.some(({ name }) => name === field) ||
          shape.writes.some((write) => write.field === field && nameIn(write.value, 'param') !== undefined)),
    ),
  };
}

/** Methods of a family's members that carry out its operations. */
export const carriedOut = rememberedByObject(({ members, operations }: Family): readonly MethodNode[] =>
  members.flatMap((member) => member.methods.filter(({ shape }) => operations.has(shape.name))),
);

/** What the members are called. A family may have hundreds, and each type that holds one asks. */
export const memberNames = rememberedByObject(
  ({ members }: Family): ReadonlySet<string> => new Set(members.map(({ shape }) => shape.name)),
);

/** A type holds, takes or is handed the other. */
export function knows(type: TypeNode, other: TypeNode): boolean {
  const wide = [other, ...ancestors(other)];
  const own = [type, ...ancestors(type)];
  return own.some(
    (each) =>
      [...each.fields.values()].some(({ targets }) => targets.some((target) => wide.includes(target))) ||
      each.methods.some(({ takes }) =>
        [...takes.values()].some((types) => types.some((target) => wide.includes(target))),
      ),
  );
}
