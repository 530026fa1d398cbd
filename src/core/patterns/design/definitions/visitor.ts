import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'oneForEachType'
  | 'dispatchesBack'
  | 'severalElements'
  | 'severalVisitors'
  | 'parallelNames'
  | 'oneParameter';

/** Operations apart from the types they work on: each type calls back the operation that is meant for it. */
export const visitor = define<Condition>({
  pattern: 'Visitor',
  weights: {
    oneForEachType: 3,
    dispatchesBack: 5,
    severalElements: 2,
    severalVisitors: 1,
    parallelNames: 2,
    oneParameter: 1,
  },
  needs: ['oneForEachType', 'dispatchesBack', 'severalElements'],
  isLikely({ roles }) {
    const called = new Set(
      roles.flatMap(({ role, method }) =>
        role === 'Accept' && method !== undefined ? backCalls(method) : [],
      ),
    );
    const visitor = roles.find(({ role }) => role === 'Visitor')?.type;
    return visitor !== undefined && (called.size > 1 || visitsOf(visitor).length > 1);
  },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const backs = accepting(type, graph);
      const visits = visitsOf(type);
      if (backs.length > 0 || visits.length > 2) yield candidate(type, visits, backs);
      yield* byFunction(type);
    }
  },
});

/** Methods that each take a type of their own. */
function visitsOf(type: TypeNode): readonly MethodNode[] {
  const seen = new Set<string>();
  return behaviours(type).filter(({ shape }) => {
    const taken = shape.params.length >= 1 && shape.params.length <= 2 ? shape.params[0]!.type : undefined;
    if (
      taken === undefined ||
      /^(?:string|String|int|number|bool|boolean|long|float|double|object|Object|any|void|char)\b/.test(
        taken,
      ) ||
      seen.has(taken)
    )
      return false;
    seen.add(taken);
    return true;
  });
}

/** Methods of other types that take this one and call it back with themselves. */
function accepting(type: TypeNode, graph: PatternGraph): readonly MethodNode[] {
  const names = new Set(behaviours(type).map(({ shape }) => shape.name));
  const asking = new Set([...names].flatMap((name) => graph.askingParameters(name)));
  return [...asking].filter(
    ({ shape, takes, owner }) =>
      owner !== type &&
      shape.calls.some(({ on, name, args }) => {
        const param = nameIn(on, 'param');
        if (param === undefined || !args.includes('self') || !names.has(name)) return false;
        const declared = shape.params.find((each) => each.name === param)?.type;
        const taken = takes.get(param) ?? [];
        return declared === undefined || taken.some((each) => each === type || type.parents.includes(each));
      }),
  );
}

/** A function stands in for the visitor: each type hands itself to the function that it is given. */
function* byFunction(type: TypeNode): Generator<Candidate<Condition>> {
  for (const method of behaviours(type)) {
    const { shape } = method;
    const handed = shape.calls.some(
      ({ on, name, args }) =>
        on === 'none' &&
        args[0] === 'self' &&
        args.length === 1 &&
        shape.params.some((param) => param.name === name),
    );
    if (!handed) continue;
    yield {
      roles: [
        { role: 'Element', type },
        { role: 'Accept', method, says: 'hands itself to the function it is given' },
      ],
      conditions: {
        oneForEachType: 0,
        dispatchesBack: 1,
        severalElements: upTo(type.children.length, 2),
        severalVisitors: 0,
        parallelNames: 0,
        oneParameter: 1,
      },
    };
  }
}

function candidate(
  type: TypeNode,
  visits: readonly MethodNode[],
  backs: readonly MethodNode[],
): Candidate<Condition> {
  const elements = [...new Set(backs.flatMap(({ owner }) => owner ?? []))];
  const called = new Set(
    backs.flatMap(({ shape }) =>
      shape.calls.filter(({ args }) => args.includes('self')).map(({ name }) => name),
    ),
  );
  const prefix = commonStart(behaviours(type).map(({ shape }) => shape.name));
  return {
    roles: [
      { role: 'Visitor', type, says: 'has an operation for each type' },
      ...type.children.map((child) => ({ role: 'Concrete Visitor', type: child })),
      ...elements.map((element) => ({ role: 'Element', type: element })),
      ...backs
        .slice(0, 6)
        .map((method) => ({ role: 'Accept', method, says: 'calls the visitor back with itself' })),
    ],
    conditions: {
      oneForEachType: Math.max(upTo(visits.length, 2), upTo(called.size, 2)),
      dispatchesBack: flag(backs.length > 0),
      severalElements: upTo(elements.length, 2),
      severalVisitors: upTo(type.children.length, 2),
      parallelNames: flag(
        prefix.length >= 3 || new Set(visits.map(({ shape }) => shape.name)).size < visits.length,
      ),
      oneParameter: flag(visits.length > 1 && visits.every(({ shape }) => shape.params.length === 1)),
    },
  };
}

/** Names by which it calls somebody back with itself. */
function backCalls({ shape }: MethodNode): readonly string[] {
  return shape.calls
    .filter(({ on, args }) => nameIn(on, 'param') !== undefined && args.includes('self'))
    .map(({ name }) => name);
}

function commonStart(names: readonly string[]): string {
  if (names.length < 2) return '';
  let prefix = names[0]!;
  for (const name of names) while (!name.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}
