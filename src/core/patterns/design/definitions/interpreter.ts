import { type Candidate, define, type Family } from '../definition.ts';
import { delegations, flag, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';

type Condition = 'recurses' | 'binary' | 'sharedContext' | 'hasTerminals' | 'several' | 'singleOperation';

/** A grammar as types: each expression evaluates its parts with the same context. */
export const interpreter = define<Condition>({
  pattern: 'Interpreter',
  weights: { recurses: 3, binary: 3, sharedContext: 3, hasTerminals: 1, several: 1, singleOperation: 1 },
  needs: ['recurses', 'binary', 'sharedContext', 'hasTerminals', 'several'],
  *find(graph) {
    for (const family of graph.families) {
      yield;
      const found = candidate(family);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(family: Family): Candidate<Condition> | undefined {
  const { base, members, operations } = family;
  const kin = base === undefined ? members : [base, ...members];
  const recursive = members.filter((member) => partsAsked(member, kin, operations).size > 0);
  if (recursive.length === 0) return undefined;
  const binary = recursive.filter((member) => partsAsked(member, kin, operations).size >= 2);
  const methods = members.flatMap((member) =>
    member.methods.filter(({ shape }) => operations.has(shape.name)),
  );
  const passing = recursive
    .flatMap((member) => delegations(member))
    .filter(
      ({ same, call, method }) =>
        same && call.args.some((arg) => method.shape.params.some(({ name }) => arg === `param:${name}`)),
    );
  return {
    roles: [
      ...(base === undefined ? [] : [{ role: 'Expression', type: base }]),
      ...recursive.map((type) => ({ role: 'Nonterminal Expression', type, says: 'evaluates its parts' })),
      ...members
        .filter((each) => !recursive.includes(each))
        .map((type) => ({ role: 'Terminal Expression', type })),
    ],
    conditions: {
      recurses: 1,
      binary: upTo(binary.length, 1),
      sharedContext: flag(passing.length > 0 && methods.every(({ shape }) => shape.params.length >= 1)),
      hasTerminals: flag(recursive.length < members.length),
      several: upTo(members.length, 3),
      singleOperation: share(1, Math.max(1, operations.size)),
    },
  };
}

/** Fields of one part each whose same operation is asked. */
function partsAsked(
  member: TypeNode,
  kin: readonly TypeNode[],
  operations: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    delegations(member)
      .filter(
        ({ same, call, field }) =>
          same && operations.has(call.name) && member.fields.get(field)?.many !== true,
      )
      .filter(({ field }) =>
        (
          member.fields.get(field)?.targets ??
          member.parents.flatMap((parent) => parent.fields.get(field)?.targets ?? [])
        ).some((each) => kin.includes(each)),
      )
      .map(({ field }) => field),
  );
}
