import { type Candidate, define } from '../definition.ts';
import { ancestors, flag, offered, operations, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { type Wrapping, wrappings } from './wrappers.ts';

type Condition =
  | 'standsForTarget'
  | 'holdsStranger'
  | 'translates'
  | 'passesMost'
  | 'oneAdaptee'
  | 'handedIn'
  | 'severalAlike'
  | 'inheritsAdaptee'
  | 'adapteeConcrete'
  | 'stateful';

/** A type that answers to one interface by asking a type that does not know it. */
export const adapter = define<Condition>({
  pattern: 'Adapter',
  weights: {
    standsForTarget: 3,
    holdsStranger: 2,
    translates: 3,
    passesMost: 2,
    oneAdaptee: 1,
    handedIn: 1,
    severalAlike: -2,
    inheritsAdaptee: 1,
    adapteeConcrete: 1,
    stateful: -1,
  },
  needs: ['standsForTarget', 'translates', 'passesMost', 'oneAdaptee', 'handedIn', 'adapteeConcrete'],
  *find(graph) {
    for (const each of yield* wrappings(graph))
      if (!each.kin && !each.node.many && each.passed.length > 0) yield byHolding(each);
    for (const type of graph.types) {
      yield;
      if (type.parents.length > 1) yield* byInheritance(type);
    }
  },
});

function byHolding({ wrapper, target, passed, handedIn, node }: Wrapping): Candidate<Condition> {
  const inherited = inheritedNames(wrapper);
  const translating = passed.filter(
    ({ same, method }) => !same && (inherited.has(method.shape.name) || inherited.size === 0),
  );
  const others = [...wrapper.fields.values()].filter((field) => field !== node && field.targets.length > 0);
  const alike = wrapper.parents
    .flatMap((parent) => parent.children)
    .filter((type) => type !== wrapper && holdsOne(type));
  return {
    roles: [
      { role: 'Adapter', type: wrapper, says: 'answers by asking the adaptee' },
      { role: 'Adaptee', type: target },
      ...wrapper.parents.slice(0, 1).map((type) => ({ role: 'Target', type })),
    ],
    conditions: {
      standsForTarget: flag(wrapper.parents.length > 0 || wrapper.foreign.length > 0),
      holdsStranger: 1,
      translates: share(new Set(translating.map(({ method }) => method)).size, Math.max(1, passed.length)),
      passesMost: share(
        new Set(passed.map(({ method }) => method)).size,
        Math.max(1, offered(wrapper).length),
      ),
      oneAdaptee: flag(others.length === 0),
      handedIn: flag(handedIn),
      severalAlike: upTo(alike.length, 2),
      inheritsAdaptee: 0,
      adapteeConcrete: flag(target.shape.abstract !== true && target.children.length === 0),
      stateful: upTo(wrapper.fields.size - 1, 3),
    },
  };
}

/** The class form: a type below both its target and its adaptee. */
function* byInheritance(type: TypeNode): Generator<Candidate<Condition>> {
  for (const adaptee of type.parents) {
    const names = operations(adaptee);
    const translating = type.methods.filter(({ shape }) =>
      shape.calls.some(
        ({ on, name }) => /^(?:self|none|super)$/.test(on) && names.has(name) && name !== shape.name,
      ),
    );
    const target = type.parents.find(
      (parent) => parent !== adaptee && translating.some(({ shape }) => operations(parent).has(shape.name)),
    );
    if (target === undefined) continue;
    yield {
      roles: [
        { role: 'Adapter', type, says: 'answers to its target with what it inherits from the adaptee' },
        { role: 'Adaptee', type: adaptee },
        { role: 'Target', type: target },
      ],
      conditions: {
        standsForTarget: 1,
        holdsStranger: 1,
        translates: 1,
        passesMost: share(translating.length, Math.max(1, offered(type).length)),
        oneAdaptee: 1,
        handedIn: 0,
        severalAlike: 0,
        inheritsAdaptee: 1,
        adapteeConcrete: flag(adaptee.shape.abstract !== true),
        stateful: 0,
      },
    };
  }
}

function inheritedNames(type: TypeNode): ReadonlySet<string> {
  return new Set([...ancestors(type)].flatMap((each) => [...operations(each)]));
}

function holdsOne(type: TypeNode): boolean {
  return [...type.fields.values()].some(({ targets }) => targets.length > 0);
}
