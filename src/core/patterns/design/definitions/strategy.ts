import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { flag, isA, isAbstract, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { carriedOut, type Holding, holdings, knows, memberNames } from './families.ts';

type Condition =
  | 'holdsOne'
  | 'asksIt'
  | 'several'
  | 'exchangeable'
  | 'knowsContext'
  | 'makesSiblings'
  | 'fewOperations'
  | 'ownReceivers'
  | 'contextRefined';

/** A context that leaves one step to an exchangeable member of a family, which knows nothing of it. */
export const strategy = define<Condition>({
  pattern: 'Strategy',
  weights: {
    holdsOne: 2,
    asksIt: 3,
    several: 2,
    exchangeable: 3,
    knowsContext: -3,
    makesSiblings: -3,
    fewOperations: 1,
    ownReceivers: -2,
    contextRefined: -2,
  },
  needs: ['holdsOne', 'asksIt', 'several', 'exchangeable', 'fewOperations'],
  isLikely({ roles }) {
    const base = roles.find(({ role }) => role === 'Strategy')?.type;
    return base !== undefined && isAbstract(base);
  },
  *find(graph) {
    for (const each of yield* holdings(graph)) if (!each.node.many) yield candidate(each);
    for (const type of graph.types) {
      yield;
      yield* byFunction(type, graph);
    }
  },
});

/** A field that is called: the exchangeable step is a function. */
function* byFunction(type: TypeNode, graph: PatternGraph): Generator<Candidate<Condition>> {
  const names = new Set(type.methods.map(({ shape }) => shape.name));
  for (const [name, { shape }] of type.fields) {
    const called = type.methods.some((method) =>
      method.shape.calls.some((call) => call.on === 'self' && call.name === name),
    );
    const given = shape.value?.startsWith('param:') === true;
    if (names.has(name) || !called || !given) continue;
    const alike = graph.functions.filter(
      (fn) => fn.path === type.path && fn.shape.name !== '' && fn.shape.params.length > 0,
    );
    yield {
      roles: [
        { role: 'Context', type, says: 'leaves the step to a function that it is given' },
        ...alike.slice(0, 6).map((method) => ({ role: 'Concrete Strategy', method })),
      ],
      conditions: {
        holdsOne: 0.5,
        asksIt: 0.5,
        several: upTo(alike.length, 2),
        exchangeable: 0.5,
        knowsContext: 0,
        makesSiblings: 0,
        fewOperations: 1,
        ownReceivers: 0,
        contextRefined: flag(type.children.length > 0),
      },
    };
  }
}

function candidate({ context, family, asked, setLater, handedIn, replaced }: Holding): Candidate<Condition> {
  const siblings = carriedOut(family).filter(({ shape }) =>
    shape.creates.some(({ type }) => memberNames(family).has(type)),
  );
  const receivers = family.members.filter((member) =>
    [...member.fields.values()].some(
      ({ targets, many }) => !many && targets.some((each) => !isA(each, context)),
    ),
  );
  return {
    roles: [
      { role: 'Context', type: context, says: 'leaves the step to its strategy' },
      ...(family.base === undefined ? [] : [{ role: 'Strategy', type: family.base }]),
      ...family.members.map((type) => ({ role: 'Concrete Strategy', type })),
    ],
    conditions: {
      holdsOne: 1,
      asksIt: flag(asked.length > 0),
      several: upTo(new Set(family.members.map(({ shape }) => shape.name)).size, 2),
      exchangeable: flag(setLater || (handedIn && !replaced)),
      knowsContext: flag(family.members.some((member) => knows(member, context))),
      makesSiblings: flag(siblings.length > 0),
      fewOperations: flag(family.operations.size <= 2),
      ownReceivers: share(receivers.length, family.members.length),
      contextRefined: flag(context.children.length > 0),
    },
  };
}
