import { type Candidate, define } from '../definition.ts';
import { flag, isA, share, upTo } from '../relations.ts';
import { type Wrapping, wrappings } from './wrappers.ts';

type Condition = 'holdsManyKin' | 'passesToAll' | 'adds' | 'removes' | 'hasLeaf' | 'holdsAbstraction';

/** A whole of parts of its own kind that passes calls on to each. */
export const composite = define<Condition>({
  pattern: 'Composite',
  weights: { holdsManyKin: 4, passesToAll: 4, adds: 1, removes: 1, hasLeaf: 2, holdsAbstraction: 1 },
  needs: ['passesToAll', 'hasLeaf', 'holdsAbstraction', 'adds'],
  *find(graph) {
    for (const each of yield* wrappings(graph)) if (each.kin && each.node.many) yield candidate(each);
  },
});

const ADD =
  /^(?:push|push_back|emplace_back|add|append|insert|Add|Append|put|set|addElement|<<|\[\]=|addObject)$/;
const REMOVE =
  /^(?:remove|removeAll|erase|delete|pop|splice|filter|Remove|RemoveAt|removeFirst|detach|unset|discard|retain|array_udiff|array_search)$/;

function candidate({ wrapper, target, passed, field }: Wrapping): Candidate<Condition> {
  const toAll = passed.filter(({ same, item, call }) => same && (item || call.loop));
  const base = wrapper.parents.find((parent) => isA(target, parent)) ?? target;
  const leaves = base.children.filter((type) => type !== wrapper && !holdsMany(type, target));
  return {
    roles: [
      { role: 'Composite', type: wrapper, says: 'holds parts of its own kind and passes calls on to each' },
      { role: 'Component', type: base },
      ...leaves.map((type) => ({ role: 'Leaf', type })),
    ],
    conditions: {
      holdsManyKin: 1,
      passesToAll: share(toAll.length, 1),
      adds: flag(asks(wrapper, field, ADD)),
      removes: flag(asks(wrapper, field, REMOVE)),
      hasLeaf: upTo(leaves.length, 1),
      holdsAbstraction: flag(target !== wrapper && isA(wrapper, target)),
    },
  };
}

function holdsMany(type: Wrapping['wrapper'], target: Wrapping['target']): boolean {
  return [...type.fields.values()].some(({ many, targets }) => many && targets.includes(target));
}

function asks(type: Wrapping['wrapper'], field: string, names: RegExp): boolean {
  return type.methods.some(({ shape }) =>
    shape.calls.some(({ on, name }) => on === `field:${field}` && names.test(name)),
  );
}
