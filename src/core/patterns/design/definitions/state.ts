import { rememberedByObject } from '../../../../base/remembered.ts';
import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type Family } from '../definition.ts';
import { flag, share, upTo } from '../relations.ts';
import type { MethodNode } from '../typeNodes.ts';
import { type Holding, holdings, knows, memberNames } from './families.ts';

type Condition =
  | 'holdsOne'
  | 'asksIt'
  | 'several'
  | 'movesOn'
  | 'knowsContext'
  | 'makesSiblings'
  | 'passesItself'
  | 'startsItself'
  | 'sameNames';

/** A context whose current member of a family acts for it and is replaced by another as it goes. */
export const state = define<Condition>({
  pattern: 'State',
  weights: {
    holdsOne: 2,
    asksIt: 2,
    several: 1,
    movesOn: 2,
    knowsContext: 3,
    makesSiblings: 4,
    passesItself: 2,
    startsItself: 1,
    sameNames: 1,
  },
  needs: ['asksIt', 'several', 'movesOn', 'knowsContext', 'makesSiblings'],
  *find(graph) {
    for (const each of yield* holdings(graph)) if (!each.node.many) yield candidate(each);
  },
});

function candidate({ context, family, asked, setLater, replaced, field }: Holding): Candidate<Condition> {
  const isMember = (name: string) => memberNames(family).has(name);
  const moves = movesIn(family);
  const started = context.methods.some(({ shape }) =>
    shape.writes.some((write) => write.field === field && isMember(nameIn(write.value, 'new') ?? '')),
  );
  return {
    roles: [
      { role: 'Context', type: context, says: 'acts through its current state' },
      ...(family.base === undefined ? [] : [{ role: 'State', type: family.base }]),
      ...family.members.map((type) => ({ role: 'Concrete State', type })),
      ...moves.slice(0, 6).map((method) => ({ role: 'Transition', method })),
    ],
    conditions: {
      holdsOne: 1,
      asksIt: flag(asked.length > 0),
      several: upTo(family.members.length, 2),
      movesOn: flag(setLater || replaced),
      knowsContext: flag(family.members.some((member) => knows(member, context))),
      makesSiblings: flag(moves.length > 0),
      passesItself: flag(
        context.methods.some(({ shape }) =>
          [...shape.calls, ...shape.creates].some(({ args }) => args.includes('self')),
        ),
      ),
      startsItself: flag(started),
      sameNames: share(asked.filter(({ same }) => same).length, Math.max(1, asked.length)),
    },
  };
}

/** Methods of the members that name another member: what they make, give back, ask or hand on. */
const movesIn = rememberedByObject((family: Family): readonly MethodNode[] => {
  const isMember = (name: string) => memberNames(family).has(name);
  return family.members
    .flatMap((member) => member.methods)
    .filter(
      ({ shape }) =>
        shape.creates.some(({ type }) => isMember(type)) ||
        shape.results.some((result) => isMember(nameIn(result, 'type', 'new') ?? '')) ||
        shape.calls.some(
          ({ args, on }) =>
            isMember(nameIn(on, 'type') ?? '') ||
            args.some((each) => isMember(nameIn(each, 'new', 'type') ?? '')),
        ),
    );
});
