import { type Candidate, define } from '../definition.ts';
import { ancestors, delegations, flag, isA, isAbstract, operations, share } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { kinWrappings, type Wrapping } from './wrappers.ts';

type Condition =
  | 'wrapsKin'
  | 'passesOn'
  | 'wrapsConcrete'
  | 'makesIt'
  | 'controls'
  | 'lazily'
  | 'alone'
  | 'hasChildren'
  | 'setLater';

/** A stand-in for one subject of its own kind that controls access to it. */
export const proxy = define<Condition>({
  pattern: 'Proxy',
  weights: {
    wrapsKin: 2,
    passesOn: 2,
    wrapsConcrete: 2,
    makesIt: 2,
    controls: 2,
    lazily: 2,
    alone: 2,
    hasChildren: -2,
    setLater: -2,
  },
  needs: ['passesOn', 'wrapsConcrete', 'controls'],
  isLikely({ roles }) {
    const wrapper = roles.find(({ role }) => role === 'Proxy')?.type;
    const target = roles.find(({ role }) => role === 'Real Subject')?.type;
    return (
      wrapper !== undefined &&
      target !== undefined &&
      wrapper !== target &&
      answersFor(wrapper, target) &&
      standsAlone(wrapper)
    );
  },
  *find(graph) {
    const all = yield* kinWrappings(graph);
    for (const each of all) if (each.passed.some(({ same }) => same)) yield candidate(each, all);
  },
});

/** Its subject is nearly all that it knows. */
function standsAlone({ fields }: TypeNode): boolean {
  return [...fields.values()].filter(({ targets }) => targets.length > 0).length <= 2;
}

/** Most of what both are asked, at least two calls, it passes on under the same name. */
function answersFor(wrapper: TypeNode, target: TypeNode): boolean {
  const above = [...ancestors(wrapper)].filter((each) => isA(target, each));
  const common = new Set([...above, target].flatMap((each) => [...operations(each)]));
  const asked = [...operations(wrapper)].filter((name) => common.has(name));
  const passed = new Set(
    delegations(wrapper)
      .filter(({ same }) => same)
      .map(({ method }) => method.shape.name),
  );
  const both = asked.filter((name) => passed.has(name));
  return both.length >= 2 && both.length * 2 >= asked.length && above.some(isAbstract);
}

function candidate(wrapping: Wrapping, all: readonly Wrapping[]): Candidate<Condition> {
  const { wrapper, target, passed, field, node } = wrapping;
  const same = passed.filter((each) => each.same);
  const others = all.filter((each) => each.wrapper !== wrapper && each.target === target);
  const concrete = node.targets.some((type) => !isAbstract(type));
  const guarded = same.some(({ method }) => method.shape.branches > 0 || method.shape.absences.length > 0);
  const lazy = wrapper.methods.some(
    ({ shape }) =>
      shape.absences.includes(`field:${field}`) && shape.writes.some((write) => write.field === field),
  );
  return {
    roles: [
      { role: 'Proxy', type: wrapper, says: 'stands in for its subject' },
      { role: 'Real Subject', type: target },
      ...wrapper.parents.slice(0, 1).map((type) => ({ role: 'Subject', type })),
    ],
    conditions: {
      wrapsKin: 1,
      passesOn: share(same.length, Math.max(1, passed.length)),
      wrapsConcrete: flag(concrete),
      makesIt: flag(wrapping.made),
      controls: flag(guarded || same.some(({ method }) => method.shape.calls.length > 1)),
      lazily: flag(lazy),
      alone: flag(others.length === 0),
      hasChildren: flag(wrapper.children.length > 0),
      setLater: flag(wrapping.setLater),
    },
  };
}
