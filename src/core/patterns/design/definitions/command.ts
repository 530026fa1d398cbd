import { grouped } from '../../../../base/grouped.ts';
import { type Candidate, define, type Family, type PatternGraph } from '../definition.ts';
import { delegations, flag, isKin, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { carriedOut, type Holding, holdings } from './families.ts';

type Condition =
  | 'fewParameters'
  | 'asksReceiver'
  | 'invoked'
  | 'several'
  | 'undoes'
  | 'keepsMany'
  | 'fewOperations'
  | 'receiverApart'
  | 'holdsArguments';

/** Requests as objects: each holds its receiver and what to ask of it, and somebody who knows neither carries it out. */
export const command = define<Condition>({
  pattern: 'Command',
  weights: {
    fewParameters: 1,
    asksReceiver: 4,
    invoked: 3,
    several: 1,
    undoes: 2,
    keepsMany: 1,
    fewOperations: 1,
    receiverApart: 2,
    holdsArguments: 1,
  },
  needs: ['fewParameters', 'asksReceiver', 'invoked', 'several', 'fewOperations', 'receiverApart'],
  *find(graph) {
    const invokers = grouped(yield* holdings(graph), ({ family }) => family);
    for (const family of graph.families)
      if (family.operations.size > 0) yield candidate(family, invokers.get(family) ?? [], graph);
  },
});

function candidate(family: Family, invokers: readonly Holding[], graph: PatternGraph): Candidate<Condition> {
  const { members, operations } = family;
  const methods = carriedOut(family);
  const asking = members.filter((member) => receiversOf(member, family).length > 0);
  const receivers = [...new Set(asking.flatMap((member) => receiversOf(member, family)))];
  const invoker = invokers.find(({ asked }) => asked.length > 0) ?? invokers[0];
  const asked = invokers.some((each) => each.asked.length > 0 || each.node.many);
  const called = [...operations].some((name) =>
    graph.askingParameters(name).some(({ owner }) => owner === undefined || !members.includes(owner)),
  );
  return {
    roles: [
      ...(family.base === undefined ? [] : [{ role: 'Command', type: family.base }]),
      ...members.map((type) => ({ role: 'Concrete Command', type, says: 'holds its receiver and asks it' })),
      ...receivers.slice(0, 4).map((type) => ({ role: 'Receiver', type })),
      ...(invoker === undefined ? [] : [{ role: 'Invoker', type: invoker.context }]),
    ],
    conditions: {
      fewParameters: share(
        methods.filter(({ shape }) => shape.params.length === 0).length,
        Math.max(1, methods.length),
      ),
      asksReceiver: share(asking.length, Math.max(1, members.length)),
      invoked: flag(asked || called),
      several: upTo(members.length, 2),
      undoes: flag(
        operations.size === 2 && methods.filter(({ shape }) => shape.params.length === 0).length >= 2,
      ),
      keepsMany: flag(invokers.some(({ node }) => node.many)),
      fewOperations: flag(operations.size <= 3),
      receiverApart: flag(
        receivers.length > 0 && receivers.every((type) => !members.some((member) => isKin(member, type))),
      ),
      holdsArguments: share(
        members.filter((member) => member.fields.size > 1).length,
        Math.max(1, members.length),
      ),
    },
  };
}

/** Types outside of the family whose methods a member's operation asks through a field. */
function receiversOf(member: TypeNode, { operations }: Family): readonly TypeNode[] {
  return delegations(member)
    .filter(({ method, same, item }) => operations.has(method.shape.name) && !same && !item)
    .flatMap(
      ({ field }) =>
        member.fields.get(field)?.targets ?? [
          ...member.parents.flatMap((parent) => parent.fields.get(field)?.targets ?? []),
        ],
    )
    .filter((type) => !isKin(type, member));
}
