import { type Candidate, define } from '../definition.ts';
import { delegations, flag, isAbstract, isKin, members, share, upTo } from '../relations.ts';
import { type Wrapping, wrappings } from './wrappers.ts';

type Condition =
  | 'holdsAbstraction'
  | 'refined'
  | 'severalImplementors'
  | 'passesOn'
  | 'handedIn'
  | 'changesLater'
  | 'childrenUseIt'
  | 'abstractSide';

/** Two hierarchies, one of which holds the top of the other. */
export const bridge = define<Condition>({
  pattern: 'Bridge',
  weights: {
    holdsAbstraction: 2,
    refined: 4,
    severalImplementors: 2,
    passesOn: 2,
    handedIn: 1,
    changesLater: -1,
    childrenUseIt: 2,
    abstractSide: 1,
  },
  *find(graph) {
    for (const each of yield* wrappings(graph)) {
      yield;
      if (
        each.kin ||
        each.node.many ||
        each.target.children.length === 0 ||
        !each.wrapper.fields.has(each.field)
      )
        continue;
      yield candidate(each);
    }
  },
});

function candidate({ wrapper, target, passed, field, handedIn, setLater }: Wrapping): Candidate<Condition> {
  const refined = wrapper.children.filter((child) => !isKin(child, target));
  const implementors = members(target);
  const users = refined.filter((child) => delegations(child).some((each) => each.field === field));
  return {
    roles: [
      { role: 'Abstraction', type: wrapper, says: 'leaves the work to its implementor' },
      { role: 'Implementor', type: target },
      ...refined.map((type) => ({ role: 'Refined Abstraction', type })),
      ...implementors.map((type) => ({ role: 'Concrete Implementor', type })),
    ],
    conditions: {
      holdsAbstraction: flag(isAbstract(target) || target.children.length > 1),
      refined: upTo(refined.length, 1),
      severalImplementors: share(
        Math.max(0, implementors.length - (implementors.includes(target) ? 1 : 0)),
        2,
      ),
      passesOn: flag(passed.length > 0 || users.length > 0),
      handedIn: flag(handedIn),
      changesLater: flag(setLater),
      childrenUseIt: flag(users.length > 0 || (passed.length > 0 && refined.length > 0)),
      abstractSide: flag(isAbstract(wrapper)),
    },
  };
}
