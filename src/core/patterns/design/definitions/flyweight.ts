import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { flag, isA, isKin, upTo } from '../relations.ts';
import type { FieldNode, MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'keepsByKey'
  | 'makesMissing'
  | 'handsOut'
  | 'takesKey'
  | 'extrinsic'
  | 'sharedByContexts'
  | 'selfKept';

/** Objects that are shared: a store makes one for a key when there is none yet, and hands it out again. */
export const flyweight = define<Condition>({
  pattern: 'Flyweight',
  weights: {
    keepsByKey: 3,
    makesMissing: 4,
    handsOut: 2,
    takesKey: 1,
    extrinsic: 2,
    sharedByContexts: 2,
    selfKept: -2,
  },
  needs: ['keepsByKey', 'makesMissing', 'handsOut', 'takesKey'],
  isLikely({ roles }) {
    const made = roles.find(({ role }) => role === 'Flyweight')?.type;
    return made !== undefined && isImmutable(made);
  },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      for (const [name, field] of type.fields) {
        if (!field.keyed) continue;
        for (const method of type.methods) {
          const made = makesMissing(method, name, graph);
          if (made !== undefined) yield candidate({ type, field, name, method, made, graph });
        }
      }
    }
  },
});

/** What is shared must not change: it has a state, which nothing but its making writes. */
function isImmutable({ fields, methods }: TypeNode): boolean {
  return (
    fields.size > 0 &&
    methods.every(({ shape }) => shape.kind === 'constructor' || shape.writes.length === 0) &&
    [...fields.values()].every(({ many }) => !many)
  );
}

/** A method that looks into the store, makes what is not there, puts it in and gives it back. */
function makesMissing(method: MethodNode, field: string, graph: PatternGraph): TypeNode | undefined {
  const { shape } = method;
  if (shape.kind === 'constructor' || shape.branches + shape.absences.length === 0) return undefined;
  const puts = shape.calls.some(
    ({ on, name }) =>
      on === `field:${field}` &&
      /^(?:\[\]=|put|set|Add|add|push|append|insert|store|emplace|push_back)$/.test(name),
  );
  const made = shape.creates
    .map(({ type }) => graph.named(type, method.path))
    .find((type) => type !== undefined);
  const given = made !== undefined && handsOut(method, field, made);
  return puts && given ? made : undefined;
}

/** The method is for getting one: what it gives back is the made one, or one out of the store. */
function handsOut({ shape, returns }: MethodNode, field: string, made: TypeNode): boolean {
  const typed = returns.some((each) => isA(made, each));
  return (
    typed ||
    shape.results.some((result) =>
      [`item:${field}`, `field:${field}`, `new:${made.shape.name}`].includes(result),
    )
  );
}

interface Parts {
  readonly type: TypeNode;
  readonly field: FieldNode;
  readonly name: string;
  readonly method: MethodNode;
  readonly made: TypeNode;
  readonly graph: PatternGraph;
}

function candidate({ type, field, name, method, made, graph }: Parts): Candidate<Condition> {
  const { shape } = method;
  const wide = [made, ...made.parents];
  const contexts = wide
    .flatMap((each) => graph.holders(each))
    .filter(({ holder }) => holder !== type && !isKin(holder, made));
  return {
    roles: [
      { role: 'Flyweight Factory', type, says: 'makes one for a key when there is none yet' },
      { role: 'Flyweight', type: made },
      { role: 'Accessor', method },
      ...contexts.slice(0, 3).map(({ holder }) => ({ role: 'Context', type: holder })),
    ],
    conditions: {
      keepsByKey: flag(
        field.keyed || shape.calls.some(({ on, name: called }) => on === `field:${name}` && called === '[]='),
      ),
      makesMissing: 1,
      handsOut: flag(
        shape.results.some(
          (result) =>
            result === `field:${name}` ||
            result === `item:${name}` ||
            nameIn(result, 'new', 'call', 'local') !== undefined,
        ),
      ),
      takesKey: flag(shape.params.length > 0),
      extrinsic: flag(
        made.methods.some((each) => each.shape.kind === 'method' && each.shape.params.length > 0),
      ),
      sharedByContexts: upTo(contexts.length, 1),
      selfKept: flag(isA(made, type)),
    },
  };
}
