import { type Candidate, define } from '../definition.ts';
import { flag, isAbstract, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { kinWrappings, type Wrapping } from './wrappers.ts';

type Condition =
  | 'wrapsKin'
  | 'passesOn'
  | 'handedIn'
  | 'wrapsAbstraction'
  | 'layered'
  | 'addsOwn'
  | 'guards'
  | 'makesIt'
  | 'iterates';

/** A wrapper of its own kind that passes calls on and adds to them. */
export const decorator = define<Condition>({
  pattern: 'Decorator',
  weights: {
    wrapsKin: 2,
    passesOn: 2,
    handedIn: 2,
    wrapsAbstraction: 1,
    layered: 3,
    addsOwn: 1,
    guards: -2,
    makesIt: -2,
    iterates: -2,
  },
  needs: ['passesOn', 'handedIn', 'wrapsAbstraction', 'addsOwn'],
  *find(graph) {
    const all = yield* kinWrappings(graph);
    for (const each of all) if (each.passed.some(({ same }) => same)) yield candidate(each, all);
  },
});

function candidate(wrapping: Wrapping, all: readonly Wrapping[]): Candidate<Condition> {
  const { wrapper, target, passed } = wrapping;
  const same = passed.filter((each) => each.same);
  const siblings = all.filter(
    (each) => each.target === target && each.wrapper !== wrapper && each.passed.length > 0,
  );
  const bySuper = wrapper.children.filter(callsSuper);
  return {
    roles: [
      { role: 'Component', type: target },
      { role: 'Decorator', type: wrapper, says: 'wraps its own kind and passes calls on' },
      ...wrapper.children.map((type) => ({ role: 'Concrete Decorator', type })),
    ],
    conditions: {
      wrapsKin: 1,
      passesOn: share(new Set(same.map(({ method }) => method)).size, Math.max(1, passed.length)),
      handedIn: flag(wrapping.handedIn),
      wrapsAbstraction: flag(isAbstract(target) || target.children.includes(wrapper)),
      layered: Math.max(flag(bySuper.length > 0), upTo(siblings.length, 1)),
      addsOwn: flag(
        same.some(
          ({ method }) =>
            method.shape.calls.length > 1 || !method.shape.results.includes(`call:${method.shape.name}`),
        ),
      ),
      guards: share(same.filter(({ call }) => call.guarded).length, same.length),
      makesIt: flag(wrapping.made),
      iterates: flag(same.some(({ call }) => call.loop)),
    },
  };
}

function callsSuper(type: TypeNode): boolean {
  return type.methods.some(({ shape }) =>
    shape.calls.some(({ on, name }) => on === 'super' && name === shape.name),
  );
}
