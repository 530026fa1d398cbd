import { type Candidate, define } from '../definition.ts';
import { delegations, flag, isKin, members, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { knows } from './families.ts';

type Condition =
  | 'knowsColleagues'
  | 'knownByThem'
  | 'toldBySelf'
  | 'decides'
  | 'severalColleagues'
  | 'passesAmong'
  | 'colleaguesApart';

/** One who knows the others, so that they need not know each other. */
export const mediator = define<Condition>({
  pattern: 'Mediator',
  weights: {
    knowsColleagues: 3,
    knownByThem: 4,
    toldBySelf: 2,
    decides: 1,
    severalColleagues: 2,
    passesAmong: 1,
    colleaguesApart: 1,
  },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = candidate(type);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(type: TypeNode): Candidate<Condition> | undefined {
  const wide = [type, ...type.parents];
  const held = [...type.fields.values()]
    .flatMap(({ targets }) => targets)
    .filter((each) => !isKin(each, type));
  const taken = type.methods
    .flatMap(({ takes }) => [...takes.values()].flat())
    .filter((each) => !isKin(each, type));
  const near = [...new Set([...held, ...taken])];
  const knowing = (each: TypeNode) => [each, ...members(each)].filter((one) => holdsOneOf(one, wide));
  const colleagues = near.filter((each) => knowing(each).length > 0);
  if (colleagues.length === 0) return undefined;
  const concrete = new Set(colleagues.flatMap(knowing).filter((each) => members(each).length === 0));
  const tells = [...concrete].some((each) =>
    [each, ...each.parents].some((one) =>
      one.methods.some(({ shape }) =>
        shape.calls.some(({ on, args }) => {
          const field =
            one.fields.get(on.replace(/^field:/, '')) ??
            each.parents[0]?.fields.get(on.replace(/^field:/, ''));
          return (
            field?.targets.some((target) => wide.includes(target)) === true &&
            (args.includes('self') || args.length > 0)
          );
        }),
      ),
    ),
  );
  if (!tells) return undefined;
  return {
    roles: [
      { role: 'Mediator', type: type.parents[0] ?? type },
      { role: 'Concrete Mediator', type, says: 'knows the colleagues, who know only it' },
      ...[...concrete].map((each) => ({ role: 'Colleague', type: each })),
    ],
    conditions: {
      knowsColleagues: flag(held.some((each) => colleagues.includes(each))),
      knownByThem: 1,
      toldBySelf: flag(tells),
      decides: flag(type.methods.some(({ shape }) => shape.branches > 0)),
      severalColleagues: upTo(concrete.size - 1, 1),
      passesAmong: flag(delegations(type).length > 0),
      colleaguesApart: flag(
        [...concrete].every((each) =>
          [...concrete].every((other) => each === other || isKin(each, other) || !knows(each, other)),
        ),
      ),
    },
  };
}

function holdsOneOf(type: TypeNode, wanted: readonly TypeNode[]): boolean {
  const all = [type, ...type.parents];
  return all.some((each) =>
    [...each.fields.values()].some(({ targets }) => targets.some((target) => wanted.includes(target))),
  );
}
