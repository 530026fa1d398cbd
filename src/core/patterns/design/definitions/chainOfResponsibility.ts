import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define } from '../definition.ts';
import { delegations, descendants, flag, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { kinWrappings, type Wrapping } from './wrappers.ts';

type Condition =
  | 'holdsNext'
  | 'passesOn'
  | 'conditionally'
  | 'linkable'
  | 'severalHandlers'
  | 'ownKind'
  | 'superPasses'
  | 'answersItself';

/** Handlers of one kind, each with the next, that pass a request on when they do not take it. */
export const chainOfResponsibility = define<Condition>({
  pattern: 'Chain of Responsibility',
  weights: {
    holdsNext: 2,
    passesOn: 2,
    conditionally: 2,
    linkable: 2,
    severalHandlers: 1,
    ownKind: 2,
    superPasses: 2,
    answersItself: 1,
  },
  needs: ['passesOn', 'conditionally', 'linkable', 'severalHandlers', 'ownKind', 'superPasses'],
  isLikely({ roles }) {
    const handler = roles.find(({ role }) => role === 'Handler')?.type;
    return handler !== undefined && severalDecide(handler);
  },
  *find(graph) {
    for (const each of yield* kinWrappings(graph)) {
      yield;
      const found = each.passed.length === 0 ? undefined : candidate(each);
      if (found !== undefined && found.conditions.passesOn > 0) yield found;
    }
  },
});

/** At least two below write anew what the handler passes on, or what it calls to pass on. */
function severalDecide(handler: TypeNode): boolean {
  const passing = new Set(delegations(handler).map(({ method }) => method.shape.name));
  const callers = handler.methods.filter(({ shape }) =>
    shape.calls.some(({ on, name }) => /^(?:self|none)$/.test(on) && passing.has(name)),
  );
  const names = new Set([...passing, ...callers.map(({ shape }) => shape.name)]);
  const open = handler.methods.filter(({ shape }) => shape.abstract === true).map(({ shape }) => shape.name);
  const deciding = [...descendants(handler)].filter((type) =>
    type.methods.some(({ shape }) => names.has(shape.name) || open.includes(shape.name)),
  );
  return deciding.length >= 2;
}

function candidate({ wrapper, target, passed, field, setLater }: Wrapping): Candidate<Condition> {
  const same = passed.filter((each) => each.same);
  const below = [...descendants(wrapper)];
  const asked = (method: MethodNode) =>
    method.shape.absences.includes(`field:${field}`) || method.shape.tests.includes(`field:${field}`);
  const upward = below.some((type) =>
    type.methods.some(({ shape }) =>
      shape.calls.some(
        ({ on, name, guarded }) => on === 'super' && name === shape.name && (guarded || shape.branches > 0),
      ),
    ),
  );
  const helpers = new Set(passed.filter((each) => !each.same).map(({ method }) => method.shape.name));
  const helped = below.some((type) =>
    type.methods.some(({ shape }) =>
      shape.calls.some(({ on, name }) => /^(?:self|none|super)$/.test(on) && helpers.has(name)),
    ),
  );
  const linking = wrapper.methods.find(
    ({ shape }) =>
      shape.kind === 'method' &&
      shape.writes.some((write) => write.field === field && nameIn(write.value, 'param')),
  );
  return {
    roles: [
      { role: 'Handler', type: wrapper, says: 'holds the next handler and passes requests on' },
      ...below.filter(({ shape }) => !shape.abstract).map((type) => ({ role: 'Concrete Handler', type })),
      ...(linking === undefined ? [] : [{ role: 'Link', method: linking }]),
    ],
    conditions: {
      holdsNext: 1,
      passesOn: flag(same.length > 0 || helped),
      conditionally: flag(passed.some(({ call, method }) => call.guarded || asked(method)) || upward),
      linkable: flag(setLater || linking !== undefined),
      severalHandlers: upTo(Math.max(below.length, target.children.length), 2),
      ownKind: flag(target === wrapper || target.children.includes(wrapper)),
      superPasses: flag(upward || helped),
      answersItself: flag(
        same.some(({ method }) => method.shape.results.length > 1 || method.shape.branches > 0),
      ),
    },
  };
}
