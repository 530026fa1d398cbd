import { type Candidate, define } from '../definition.ts';
import { flag, isAbstract, share } from '../relations.ts';
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
  proof: [],
  *find(graph) {
    const all = yield* kinWrappings(graph);
    for (const each of all) if (each.passed.some(({ same }) => same)) yield candidate(each, all);
  },
});

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
